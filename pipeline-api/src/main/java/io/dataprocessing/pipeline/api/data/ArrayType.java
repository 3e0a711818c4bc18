package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A list of values of one type; values are unmodifiable {@link List}s. */
public record ArrayType(DataType element, boolean nullable) implements DataType {

    public ArrayType {
        requireNonNull(element, "element");
    }

    @Override
    public ArrayType withNullable(boolean nullable) {
        return nullable == this.nullable ? this : new ArrayType(element, nullable);
    }

    @Override
    public Class<?> javaType() {
        return List.class;
    }

    @Override
    public String toString() {
        return "array<" + element + ">" + (nullable ? "?" : "");
    }
}
