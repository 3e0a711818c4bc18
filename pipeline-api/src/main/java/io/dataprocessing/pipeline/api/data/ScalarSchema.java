package io.dataprocessing.pipeline.api.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Single values, wrapped in a row of one field. */
final class ScalarSchema<T> implements Schema<T> {

    private final Class<T> javaType;
    private final RowType rowType;

    ScalarSchema(Class<T> javaType) {
        this.javaType = javaType;
        this.rowType = RowType.of(Field.of("value", scalarType(javaType)));
    }

    private static DataType scalarType(Class<?> javaType) {
        return Arrays.stream(ScalarType.Kind.values())
                .filter(kind -> kind.javaType() == javaType)
                .findFirst()
                .map(kind -> new ScalarType(kind, false))
                .orElseThrow(
                        () ->
                                new SchemaException(
                                        "%s is no scalar type. Allowed: %s."
                                                .formatted(
                                                        javaType.getName(),
                                                        Arrays.stream(ScalarType.Kind.values())
                                                                .map(
                                                                        kind ->
                                                                                kind.javaType()
                                                                                        .getSimpleName())
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public T fromRow(Row row) {
        return javaType.cast(row.get(0));
    }

    @Override
    public Row toRow(T value) {
        if (value == null) {
            throw new SchemaException("a single value can't be null");
        }
        return Row.trusted(rowType, new Object[] {value});
    }
}
