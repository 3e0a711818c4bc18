package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.io.IOException;
import java.util.List;

/** Writes rows as objects, the fields in the order of the type. */
final class RowWriter implements ValueWriter {

    private final RowType type;
    private final SerializedString[] names;
    private final ValueWriter[] writers;
    private final boolean omitsNulls;

    RowWriter(RowType type, List<ValueWriter> writers, boolean omitsNulls) {
        this.type = type;
        this.names =
                type.fields().stream()
                        .map(field -> new SerializedString(field.name()))
                        .toArray(SerializedString[]::new);
        this.writers = writers.toArray(ValueWriter[]::new);
        this.omitsNulls = omitsNulls;
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException, EncodeException {
        Row row = (Row) value;
        json.writeStartObject();
        for (int i = 0; i < names.length; i++) {
            writeField(json, row, i);
        }
        json.writeEndObject();
    }

    private void writeField(JsonGenerator json, Row row, int index)
            throws IOException, EncodeException {
        Object value = row.get(index);
        if (value != null) {
            json.writeFieldName(names[index]);
            writers[index].write(json, value);
        } else if (!type.field(index).type().nullable()) {
            throw new EncodeException(
                    "field '%s' is null but required".formatted(type.field(index).name()));
        } else if (!omitsNulls) {
            json.writeFieldName(names[index]);
            json.writeNull();
        }
    }
}
