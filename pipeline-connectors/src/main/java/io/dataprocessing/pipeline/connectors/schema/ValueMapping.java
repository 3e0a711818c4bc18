package io.dataprocessing.pipeline.connectors.schema;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * How a value of a field becomes one that a generated class holds, and back. Never called with
 * null.
 *
 * @param fromField makes what the class holds
 * @param toField makes a value of the field
 */
record ValueMapping(UnaryOperator<Object> fromField, UnaryOperator<Object> toField) {

    private static final ValueMapping SAME =
            new ValueMapping(UnaryOperator.identity(), UnaryOperator.identity());

    ValueMapping {
        requireNonNull(fromField, "fromField");
        requireNonNull(toField, "toField");
    }

    /** Values that stay as they are. */
    static ValueMapping same() {
        return SAME;
    }

    /** Values that become texts of another class, such as Avro's own. */
    static ValueMapping text(UnaryOperator<Object> fromField) {
        return new ValueMapping(fromField, Object::toString);
    }
}
