package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Turns the defaults of Avro's fields into values of ours. */
final class AvroDefaults {

    private AvroDefaults() {}

    /**
     * The value; null where the default is null.
     *
     * @param type the type that the schema became
     * @param value as {@link Schema.Field#defaultVal()} gives it
     * @throws IllegalArgumentException if it's no value of the type
     * @throws java.time.DateTimeException likewise
     */
    static Object convert(DataType type, Schema schema, Object value) {
        if (value == null || value == JsonProperties.NULL_VALUE) {
            return null;
        }
        if (schema.getType() == Schema.Type.UNION) {
            return convert(type, other(schema), value);
        }
        if (type instanceof ArrayType array && value instanceof List<?> elements) {
            List<Object> values = new ArrayList<>();
            elements.forEach(
                    each -> values.add(convert(array.element(), schema.getElementType(), each)));
            return Collections.unmodifiableList(values);
        }
        if (type instanceof MapType map && value instanceof Map<?, ?> entries) {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach(
                    (key, each) ->
                            values.put(
                                    (String) key,
                                    convert(map.value(), schema.getValueType(), each)));
            return Collections.unmodifiableMap(values);
        }
        if (type instanceof RowType row && value instanceof Map<?, ?> members) {
            return row(row, schema, members);
        }
        if (type instanceof DecimalType decimal && value instanceof byte[] bytes) {
            return new BigDecimal(new BigInteger(bytes), decimal.scale());
        }
        return type instanceof ScalarType && value instanceof Number number
                ? number(schema, number)
                : value;
    }

    /** The branch of a nullable union that isn't null. */
    private static Schema other(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static Row row(RowType type, Schema schema, Map<?, ?> members) {
        Object[] values =
                type.fields().stream().map(field -> member(field, schema, members)).toArray();
        return Row.of(type, values);
    }

    private static Object member(Field field, Schema schema, Map<?, ?> members) {
        if (members.containsKey(field.name())) {
            Schema type = schema.getField(field.name()).schema();
            return convert(field.type(), type, members.get(field.name()));
        }
        if (!field.hasDefault()) {
            throw new IllegalArgumentException("no value for field '" + field.name() + "'");
        }
        return field.defaultValue();
    }

    private static Object number(Schema schema, Number number) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Date) {
            return LocalDate.ofEpochDay(number.longValue());
        }
        if (logical instanceof LogicalTypes.TimeMillis) {
            return LocalTime.ofNanoOfDay(number.longValue() * 1_000_000);
        }
        if (logical instanceof LogicalTypes.TimeMicros) {
            return LocalTime.ofNanoOfDay(number.longValue() * 1_000);
        }
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return Instant.ofEpochMilli(number.longValue());
        }
        if (logical instanceof LogicalTypes.TimestampMicros) {
            return Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS);
        }
        if (logical instanceof LogicalTypes.TimestampNanos) {
            return Instant.EPOCH.plusNanos(number.longValue());
        }
        return switch (schema.getType()) {
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case RECORD, ENUM, ARRAY, MAP, UNION, FIXED, STRING, BYTES, BOOLEAN, NULL -> number;
        };
    }
}
