package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row as a line of text in the order of a type's fields: what a row of another type looks like
 * when it's read as this one, found without the code that is tested.
 */
final class RowLine {

    private RowLine() {}

    static String of(Row row) {
        return of(row, row.type());
    }

    static String of(Row row, RowType as) {
        return as.fields().stream()
                .map(field -> field.name() + "=" + field(row, field))
                .collect(Collectors.joining(" ", "{", "}"));
    }

    private static String field(Row row, Field field) {
        for (String name : names(field)) {
            if (row.type().has(name)) {
                return value(row.get(name), field.type());
            }
        }
        return value(field.defaultValue(), field.type());
    }

    private static List<String> names(Field field) {
        return Stream.concat(Stream.of(field.name()), field.aliases().stream()).toList();
    }

    private static String value(Object value, DataType type) {
        if (value == null) {
            return "null";
        }
        if (type instanceof RowType row) {
            return of((Row) value, row);
        }
        if (type instanceof ArrayType array) {
            return ((List<?>) value)
                    .stream()
                            .map(each -> value(each, array.element()))
                            .collect(Collectors.joining(",", "[", "]"));
        }
        if (type instanceof MapType map) {
            Map<String, String> entries = new TreeMap<>();
            ((Map<?, ?>) value)
                    .forEach(
                            (key, each) ->
                                    entries.put(
                                            value(key, DataTypes.STRING),
                                            value(each, map.value())));
            return entries.toString();
        }
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(value.toString()).setScale(decimal.scale()).toPlainString();
        }
        if (type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.DOUBLE) {
            return Double.toString(((Number) value).doubleValue());
        }
        return HexFormat.of()
                .formatHex(
                        value instanceof byte[] bytes
                                ? bytes
                                : value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
