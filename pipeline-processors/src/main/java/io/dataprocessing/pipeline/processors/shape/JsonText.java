package io.dataprocessing.pipeline.processors.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Writes values as JSON: numbers exactly, bytes in base64, dates and times in ISO 8601, all fields
 * of a row, null where they are null.
 */
final class JsonText {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private final DataType type;
    private final String field;

    /**
     * Writes values of a type.
     *
     * @param field the field that they are in, for a message
     */
    JsonText(DataType type, String field) {
        this.type = type;
        this.field = field;
    }

    /** The text of a value. */
    String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, type, value);
        } catch (IOException e) {
            throw new EvaluationException("field '%s' can't become JSON".formatted(field), e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json, DataType type, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (type instanceof ArrayType array) {
            json.writeStartArray();
            for (Object element : (List<?>) value) {
                write(json, array.element(), element);
            }
            json.writeEndArray();
        } else if (type instanceof MapType map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, map.value(), entry.getValue());
            }
            json.writeEndObject();
        } else if (type instanceof RowType row) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                json.writeFieldName(row.field(i).name());
                write(json, row.field(i).type(), ((Row) value).get(i));
            }
            json.writeEndObject();
        } else {
            scalar(json, value);
        }
    }

    private void scalar(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new EvaluationException(
                    "field '%s' holds a number that JSON doesn't have".formatted(field));
        }
        if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else {
            json.writeString(value.toString());
        }
    }
}
