package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
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
            writers.add(writer(field.type(), FieldPath.field(path, field.name())));
        }
        return new RowWriter(type, writers, rules.under(path));
    }

    ValueWriter writer(DataType type, String path) {
        if (rules.jsonText().contains(path)) {
            return JsonTexts.writer(json);
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType) {
            return (json, value) -> NumberWriters.writeDecimal(json, (BigDecimal) value);
        }
        if (type instanceof EnumType) {
            return (json, value) -> json.string((String) value);
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
            case BOOLEAN -> (json, value) -> json.bool((Boolean) value);
            case INT -> (json, value) -> json.number((Integer) value);
            case LONG -> (json, value) -> json.number((Long) value);
            case FLOAT -> (json, value) -> NumberWriters.writeFloat(json, (Float) value);
            case DOUBLE -> (json, value) -> NumberWriters.writeDouble(json, (Double) value);
            case STRING -> (json, value) -> json.string((String) value);
            case BYTES ->
                    (json, value) ->
                            json.quotedAscii(Base64.getEncoder().encodeToString((byte[]) value));
            case DATE -> (json, value) -> TimestampWriter.date(json, (LocalDate) value);
            case TIME -> (json, value) -> json.quotedAscii(((LocalTime) value).toString());
            case DURATION -> (json, value) -> json.quotedAscii(((Duration) value).toString());
            case TIMESTAMP -> new TimestampWriter(rules.timestampFormat());
        };
    }

    private ValueWriter list(DataType elementType, String path) {
        ValueWriter element = orNull(elementType, path);
        return (json, value) -> {
            int begin = json.size();
            for (Object each : (List<?>) value) {
                json.put(',');
                element.write(json, each);
            }
            json.close(begin, '[', ']');
        };
    }

    private ValueWriter map(DataType valueType, String path) {
        ValueWriter element = orNull(valueType, path);
        return (json, value) -> {
            int begin = json.size();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                json.put(',');
                json.string((String) entry.getKey());
                json.put(':');
                element.write(json, entry.getValue());
            }
            json.close(begin, '{', '}');
        };
    }

    private ValueWriter orNull(DataType type, String path) {
        ValueWriter writer = writer(type, path);
        return (json, value) -> {
            if (value != null) {
                writer.write(json, value);
            } else if (type.nullable()) {
                json.nothing();
            } else {
                throw new EncodeException("holds a null where its type has none");
            }
        };
    }
}
