package io.dataprocessing.pipeline.api.data;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * One of a closed list of names; values are {@link String}s.
 *
 * @param symbols the names in their declared order, at least one, none twice
 */
public record EnumType(List<String> symbols, boolean nullable) implements DataType {

    public EnumType {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("an enum needs at least one symbol");
        }
        if (new LinkedHashSet<>(symbols).size() != symbols.size()) {
            throw new IllegalArgumentException("an enum's symbols must differ: " + symbols);
        }
    }

    @Override
    public EnumType withNullable(boolean nullable) {
        return nullable == this.nullable ? this : new EnumType(symbols, nullable);
    }

    @Override
    public Class<?> javaType() {
        return String.class;
    }

    @Override
    public String toString() {
        return "enum(" + String.join(", ", symbols) + ")" + (nullable ? "?" : "");
    }
}
