package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.Objects;

/**
 * What makes two rows equal, whatever their kind: the same field names in the same order, and equal
 * values, byte strings by content. Every kind of {@link Row} answers {@code equals} and {@code
 * hashCode} with it.
 */
public final class RowEquality {

    private RowEquality() {}

    /** Whether two rows have equal fields and values. */
    public static boolean equal(Row left, Row right) {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
        if (left.type().size() != right.type().size()) {
            return false;
        }
        for (int i = 0; i < left.type().size(); i++) {
            if (!left.type().field(i).name().equals(right.type().field(i).name())
                    || !Objects.deepEquals(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A hash that equal rows share. */
    public static int hash(Row row) {
        int hash = 1;
        for (int i = 0; i < row.type().size(); i++) {
            Object value = row.get(i);
            hash =
                    31 * hash
                            + (value instanceof byte[] bytes
                                    ? java.util.Arrays.hashCode(bytes)
                                    : Objects.hashCode(value));
        }
        return hash;
    }
}
