package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether two row types are written the same way: the same field names, in the same order, with the
 * same types. Documentation, aliases and defaults make no difference.
 */
public final class RowLayout {

    private RowLayout() {}

    /** Whether rows of one type can be read as rows of the other. */
    public static boolean same(RowType left, RowType right) {
        return left.equals(right) || difference(left, right).isEmpty();
    }

    /** The first difference, in words; empty if there is none. */
    public static Optional<String> difference(RowType written, RowType wanted) {
        return difference("", written, wanted);
    }

    /** A hash that types of the same layout share. */
    public static int hash(RowType type) {
        return type.fieldNames().hashCode();
    }

    private static Optional<String> difference(String path, RowType written, RowType wanted) {
        List<String> before = new ArrayList<>(written.fieldNames());
        List<String> after = new ArrayList<>(wanted.fieldNames());
        for (String name : before) {
            if (!wanted.has(name)) {
                return Optional.of("field '%s%s' was removed".formatted(path, name));
            }
        }
        for (String name : after) {
            if (!written.has(name)) {
                return Optional.of("field '%s%s' was added".formatted(path, name));
            }
        }
        if (!before.equals(after)) {
            return Optional.of(
                    "the fields were in the order %s and are in the order %s"
                            .formatted(String.join(", ", before), String.join(", ", after)));
        }
        for (int i = 0; i < written.size(); i++) {
            Optional<String> difference =
                    difference(
                            path + before.get(i), written.field(i).type(), wanted.field(i).type());
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(String path, DataType written, DataType wanted) {
        if (written.nullable() == wanted.nullable()) {
            if (written instanceof RowType before && wanted instanceof RowType after) {
                return difference(path + ".", before, after);
            }
            if (written instanceof ArrayType before && wanted instanceof ArrayType after) {
                return difference(path + "[]", before.element(), after.element());
            }
            if (written instanceof MapType before && wanted instanceof MapType after) {
                return difference(path + "{}", before.value(), after.value());
            }
        }
        return written.equals(wanted)
                ? Optional.empty()
                : Optional.of("field '%s' was %s and is %s".formatted(path, written, wanted));
    }
}
