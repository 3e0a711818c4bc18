package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.List;

/** Writes rows as records, field by field. */
final class RecordWriter implements ValueWriter {

    private final String[] names;
    private final ValueWriter[] writers;

    RecordWriter(List<String> names, List<ValueWriter> writers) {
        this.names = names.toArray(String[]::new);
        this.writers = writers.toArray(ValueWriter[]::new);
    }

    @Override
    public void write(BinaryOutput output, Object value) throws EncodeException {
        Row row = (Row) value;
        int i = 0;
        try {
            for (; i < writers.length; i++) {
                writers[i].write(output, row.get(i));
            }
        } catch (EncodeException e) {
            throw new EncodeException("field '%s' %s".formatted(names[i], e.getMessage()));
        } catch (NullPointerException e) {
            if (row.get(i) != null) {
                throw e;
            }
            throw new EncodeException("field '%s' is null but required".formatted(names[i]));
        } catch (ClassCastException e) {
            throw new EncodeException(
                    "field '%s' can't hold a %s"
                            .formatted(names[i], row.get(i).getClass().getSimpleName()));
        }
    }
}
