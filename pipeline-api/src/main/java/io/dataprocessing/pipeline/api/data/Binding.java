package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * How values of a Java type become values of a field, and back. Nulls go in and out: whether one
 * may is checked where the field is.
 *
 * @param type the type of the field
 * @param fromField makes a Java value
 * @param toField makes a value of the field
 */
record Binding(DataType type, UnaryOperator<Object> fromField, UnaryOperator<Object> toField) {

    private static final UnaryOperator<Object> SAME = UnaryOperator.identity();

    Binding {
        requireNonNull(type, "type");
        requireNonNull(fromField, "fromField");
        requireNonNull(toField, "toField");
    }

    /** Values that stay as they are. */
    static Binding same(DataType type) {
        return new Binding(type, SAME, SAME);
    }

    /** Values that are converted where they aren't null. */
    static Binding of(
            DataType type, UnaryOperator<Object> fromField, UnaryOperator<Object> toField) {
        return new Binding(
                type,
                value -> value == null ? null : fromField.apply(value),
                value -> value == null ? null : toField.apply(value));
    }

    /** Values of another schema, as nested rows. */
    static <T> Binding nested(Schema<T> schema) {
        return of(
                schema.rowType().withNullable(false),
                value -> schema.fromRow((Row) value),
                value -> schema.toRow(schema.javaType().cast(value)));
    }

    /** This binding for a field that may be null. */
    Binding asNullable() {
        return type.nullable() ? this : new Binding(type.asNullable(), fromField, toField);
    }

    /** Whether values stay as they are in both directions. */
    boolean keepsValues() {
        return fromField == SAME && toField == SAME;
    }
}
