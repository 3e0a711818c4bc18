package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Values of one type by string key, as in JSON and Avro; values are unmodifiable {@link Map}s. */
public record MapType(DataType value, boolean nullable) implements DataType {

    public MapType {
        requireNonNull(value, "value");
    }

    @Override
    public MapType withNullable(boolean nullable) {
        return nullable == this.nullable ? this : new MapType(value, nullable);
    }

    @Override
    public Class<?> javaType() {
        return Map.class;
    }

    @Override
    public String toString() {
        return "map<" + value + ">" + (nullable ? "?" : "");
    }
}
