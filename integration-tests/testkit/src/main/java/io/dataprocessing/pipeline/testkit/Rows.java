package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Row types and rows in a line, for tests.
 *
 * <pre>{@code
 * RowType orders = Rows.type("sku string, amount decimal(10, 2), order_time timestamp?");
 * Row order = Rows.row(orders, "A-1", "12.5", "2025-01-01T00:00:00Z");
 * }</pre>
 */
public final class Rows {

    private Rows() {}

    /**
     * A row type from the text form of its fields: {@code sku string, amount decimal(10, 2)?}.
     *
     * @throws IllegalArgumentException if the text is no list of fields; the message says where
     */
    public static RowType type(String fields) {
        return (RowType) DataTypes.parse("row<" + requireNonNull(fields, "fields") + ">");
    }

    /**
     * A row of the values, each of them brought to the field's type where a test would rather write
     * something shorter: a whole number for a long, double or decimal; a text for a decimal, date,
     * time, timestamp, duration or bytes; a list of values for an array or a nested row.
     *
     * @param values one for each field, in order; null only where the field is nullable
     * @throws IllegalArgumentException if the number differs or a value can't be brought to its
     *     field's type
     */
    public static Row row(RowType type, Object... values) {
        Object[] converted = values.clone();
        for (int i = 0; i < Math.min(values.length, type.size()); i++) {
            converted[i] = value(type.field(i).type(), values[i]);
        }
        return Row.of(type, converted);
    }

    /**
     * A value brought to a type, as {@link #row} does it; a value that can't be is given back as it
     * is.
     */
    public static Object value(DataType type, Object value) {
        if (value == null || type.accepts(value)) {
            return value;
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind(), value);
        }
        if (type instanceof DecimalType decimal) {
            return value instanceof BigDecimal || value instanceof Number || value instanceof String
                    ? new BigDecimal(value.toString()).setScale(decimal.scale())
                    : value;
        }
        if (type instanceof ArrayType array && value instanceof List<?> list) {
            return list(array, list);
        }
        if (type instanceof MapType map && value instanceof Map<?, ?> entries) {
            return map(map, entries);
        }
        if (type instanceof RowType row && value instanceof List<?> list) {
            return row(row, list.toArray());
        }
        if (type instanceof EnumType && value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value;
    }

    private static Object scalar(ScalarType.Kind kind, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return number(kind, (Number) value);
        }
        if (value instanceof Double number && kind == ScalarType.Kind.FLOAT) {
            return number.floatValue();
        }
        return value instanceof String text ? text(kind, text) : value;
    }

    private static Object number(ScalarType.Kind kind, Number value) {
        return switch (kind) {
            case INT -> Math.toIntExact(value.longValue());
            case LONG -> value.longValue();
            case FLOAT -> value.floatValue();
            case DOUBLE -> value.doubleValue();
            case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> value;
        };
    }

    private static Object text(ScalarType.Kind kind, String value) {
        return switch (kind) {
            case BYTES -> value.getBytes(StandardCharsets.UTF_8);
            case DATE -> LocalDate.parse(value);
            case TIME -> LocalTime.parse(value);
            case TIMESTAMP -> Instant.parse(value);
            case DURATION -> Duration.parse(value);
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING -> value;
        };
    }

    private static List<Object> list(ArrayType type, List<?> values) {
        List<Object> converted = new ArrayList<>();
        values.forEach(value -> converted.add(value(type.element(), value)));
        return Collections.unmodifiableList(converted);
    }

    private static Map<Object, Object> map(MapType type, Map<?, ?> values) {
        Map<Object, Object> converted = new LinkedHashMap<>();
        values.forEach((key, value) -> converted.put(key, value(type.value(), value)));
        return Collections.unmodifiableMap(converted);
    }
}
