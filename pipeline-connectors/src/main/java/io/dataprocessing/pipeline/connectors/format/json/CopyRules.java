package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;

/**
 * Says whether the JSON of a field, as it was read, means the same where it's written: the type is
 * the same, and so are the rules as far as they matter for it.
 *
 * @param rules those by which is written; paths in them begin at the row
 */
record CopyRules(RowType type, JsonRules rules) {

    /**
     * Whether a slice may be copied.
     *
     * @param source the field that was read
     * @param target the field that is written
     */
    boolean allow(JsonLayout layout, int source, int target) {
        Field read = layout.type().field(source);
        Field written = type.field(target);
        DataType each = written.type();
        return read.type().asRequired().equals(each.asRequired())
                && (each.nullable() || !read.type().nullable())
                && !holdsText(layout.rules(), read)
                && !holdsText(rules, written)
                && (layout.rules().timestampFormat() == rules.timestampFormat()
                        || !holdsTimestamp(each))
                && (rules.nullFields() == NullFields.WRITE || !mayLeaveOut(each));
    }

    /** Whether there may be JSON as it stands in a field; its check is the writer's business. */
    private static boolean holdsText(JsonRules rules, Field field) {
        return rules.jsonText().stream().anyMatch(path -> path.startsWith(field.name()));
    }

    private static boolean holdsTimestamp(DataType type) {
        if (type instanceof ArrayType array) {
            return holdsTimestamp(array.element());
        }
        if (type instanceof MapType map) {
            return holdsTimestamp(map.value());
        }
        if (type instanceof RowType row) {
            return row.fields().stream().anyMatch(field -> holdsTimestamp(field.type()));
        }
        return type.asRequired().equals(DataTypes.TIMESTAMP);
    }

    /** Whether there are rows in values of a type that may have nulls, which stand in a slice. */
    private static boolean mayLeaveOut(DataType type) {
        if (type instanceof ArrayType array) {
            return mayLeaveOut(array.element());
        }
        if (type instanceof MapType map) {
            return mayLeaveOut(map.value());
        }
        return type instanceof RowType row
                && row.fields().stream()
                        .anyMatch(field -> field.type().nullable() || mayLeaveOut(field.type()));
    }
}
