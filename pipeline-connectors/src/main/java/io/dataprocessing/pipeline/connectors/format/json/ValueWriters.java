package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.Surrogates;
import io.dataprocessing.pipeline.connectors.format.TimestampText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes the writers of types. */
final class ValueWriters {

    private final JsonRules rules;
    private final StrictJson json;

    /**
     * By the rules of a format.
     *
     * @param json checks the texts that are written as they stand
     */
    ValueWriters(JsonRules rules, StrictJson json) {
        this.rules = rules;
        this.json = json;
    }

    RowWriter row(RowType type) {
        return row(type, FieldPath.ROOT);
    }

    private RowWriter row(RowType type, String path) {
        List<ValueWriter> writers = new ArrayList<>();
        for (Field field : type.fields()) {
            writers.add(fieldWriter(field, FieldPath.field(path, field.name())));
        }
        return new RowWriter(type, writers, rules.nullFields() == NullFields.OMIT);
    }

    private ValueWriter fieldWriter(Field field, String path) {
        ValueWriter writer = writer(field.type(), path);
        return (json, value) -> {
            try {
                writer.write(json, value);
            } catch (EncodeException e) {
                throw new EncodeException("field '%s' %s".formatted(field.name(), e.getMessage()));
            } catch (ClassCastException e) {
                throw new EncodeException(
                        "field '%s' is %s and can't hold a %s"
                                .formatted(
                                        field.name(),
                                        field.type(),
                                        value.getClass().getSimpleName()));
            }
        };
    }

    ValueWriter writer(DataType type, String path) {
        if (rules.jsonText().contains(path)) {
            return JsonTexts.writer(json);
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType) {
            return (json, value) -> json.writeNumber((BigDecimal) value);
        }
        if (type instanceof EnumType) {
            return (json, value) -> json.writeString((String) value);
        }
        if (type instanceof ArrayType array) {
            return list(array.element(), FieldPath.element(path));
        }
        if (type instanceof MapType map) {
            return map(map.value(), FieldPath.value(path));
        }
        return row((RowType) type, path);
    }

    private ValueWriter scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (json, value) -> json.writeBoolean((Boolean) value);
            case INT -> (json, value) -> json.writeNumber((Integer) value);
            case LONG -> (json, value) -> json.writeNumber((Long) value);
            case FLOAT -> ValueWriters::writeFloat;
            case DOUBLE -> ValueWriters::writeDouble;
            case STRING -> (json, value) -> json.writeString(whole((String) value));
            case BYTES ->
                    (json, value) ->
                            json.writeString(Base64.getEncoder().encodeToString((byte[]) value));
            case DATE, TIME, DURATION -> (json, value) -> json.writeString(value.toString());
            case TIMESTAMP -> timestamp();
        };
    }

    private static String whole(String text) throws EncodeException {
        if (Surrogates.anyAlone(text)) {
            throw new EncodeException(Surrogates.PROBLEM);
        }
        return text;
    }

    private static void writeDouble(JsonGenerator json, Object value)
            throws IOException, EncodeException {
        double number = (Double) value;
        if (!Double.isFinite(number)) {
            throw new EncodeException("is " + number + ", which JSON can't express");
        }
        json.writeNumber(number);
    }

    private static void writeFloat(JsonGenerator json, Object value)
            throws IOException, EncodeException {
        float number = (Float) value;
        if (!Float.isFinite(number)) {
            throw new EncodeException("is " + number + ", which JSON can't express");
        }
        json.writeNumber(number);
    }

    private ValueWriter timestamp() {
        return switch (rules.timestampFormat()) {
            case ISO_8601 -> (json, value) -> json.writeString(((Instant) value).toString());
            case SQL -> (json, value) -> json.writeString(TimestampText.formatSql((Instant) value));
            case EPOCH_MILLIS -> ValueWriters::writeMillis;
            case EPOCH_SECONDS ->
                    (json, value) -> {
                        Instant instant = (Instant) value;
                        json.writeNumber(
                                BigDecimal.valueOf(instant.getEpochSecond())
                                        .add(BigDecimal.valueOf(instant.getNano(), 9)));
                    };
        };
    }

    private static void writeMillis(JsonGenerator json, Object value)
            throws IOException, EncodeException {
        Instant instant = (Instant) value;
        long millis;
        try {
            millis = instant.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new EncodeException("is beyond what milliseconds since 1970 can express");
        }
        if (!Instant.ofEpochMilli(millis).equals(instant)) {
            throw new EncodeException("is a timestamp with fractions of a millisecond");
        }
        json.writeNumber(millis);
    }

    private ValueWriter list(DataType elementType, String path) {
        ValueWriter element = orNull(elementType, path);
        return (json, value) -> {
            json.writeStartArray();
            for (Object each : (List<?>) value) {
                element.write(json, each);
            }
            json.writeEndArray();
        };
    }

    private ValueWriter map(DataType valueType, String path) {
        ValueWriter element = orNull(valueType, path);
        return (json, value) -> {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                json.writeFieldName(whole((String) entry.getKey()));
                element.write(json, entry.getValue());
            }
            json.writeEndObject();
        };
    }

    private ValueWriter orNull(DataType type, String path) {
        ValueWriter writer = writer(type, path);
        return (json, value) -> {
            if (value != null) {
                writer.write(json, value);
            } else if (type.nullable()) {
                json.writeNull();
            } else {
                throw new EncodeException("holds a null where its type has none");
            }
        };
    }
}
