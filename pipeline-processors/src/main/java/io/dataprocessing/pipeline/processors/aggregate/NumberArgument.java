package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Optional;
import java.util.Set;

/**
 * A value that an aggregate takes, read without boxing where it's a field. {@link #read} finds it,
 * and whether it's null; then it's there until the next row.
 */
final class NumberArgument {

    private final Expression expression;
    private final boolean isName;
    private RowType seen = RowType.of();
    private int index = -1;
    private ScalarType.Kind kind = ScalarType.Kind.STRING;
    private long whole;
    private double floating;

    NumberArgument(Expression expression) {
        this.expression = expression;
        this.isName =
                expression.text().indexOf('.') < 0
                        && expression.reads().equals(Set.of(expression.text()));
    }

    /**
     * Reads the value of a row.
     *
     * @return whether it's there; otherwise it's null
     */
    @SuppressWarnings("ReferenceEquality") // the rows of a stream share their type
    boolean read(Row row) {
        if (row.type() != seen) {
            learn(row.type());
        }
        return index >= 0 ? readField(row) : readValue(expression.evaluate(row));
    }

    private boolean readField(Row row) {
        if (row.isNull(index)) {
            return false;
        }
        switch (kind) {
            case LONG -> whole = row.getLong(index);
            case INT -> whole = row.getInt(index);
            case DOUBLE -> floating = row.getDouble(index);
            case FLOAT -> floating = row.getFloat(index);
            case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> {}
        }
        return true;
    }

    private boolean readValue(Object value) {
        if (value instanceof Long number) {
            whole = number;
        } else if (value instanceof Integer number) {
            whole = number;
        } else if (value instanceof Double number) {
            floating = number;
        } else if (value instanceof Float number) {
            floating = number;
        }
        return value != null;
    }

    /** The value of an int or a long. */
    long whole() {
        return whole;
    }

    /** The value of a float or a double. */
    double floating() {
        return floating;
    }

    /** A name alone is a field, if the row has it in the type that the expression gives. */
    private void learn(RowType type) {
        seen = type;
        index = -1;
        Optional<Field> field = isName ? type.field(expression.text()) : Optional.empty();
        if (field.isPresent()
                && field.get().type().asRequired().equals(expression.type().asRequired())) {
            index = type.indexOf(expression.text());
            kind =
                    field.get().type() instanceof ScalarType scalar
                            ? scalar.kind()
                            : ScalarType.Kind.STRING;
        }
    }
}
