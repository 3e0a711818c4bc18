package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the smallest or the largest value. Texts are compared by UTF-16 code unit; NaN counts as
 * the largest number.
 *
 * @param argument the values
 * @param side which one is kept
 */
record Extreme(Expression argument, Side side) implements AggregateFunction {

    /** Which value is kept. */
    enum Side {
        SMALLEST,
        LARGEST
    }

    @Override
    public List<Field> cells() {
        return List.of(Field.of("value", argument.type().asNullable()));
    }

    @Override
    public DataType resultType() {
        return argument.type();
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        offer(cells, at, argument.evaluate(row));
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        offer(left, at, right[at]);
    }

    private void offer(Object[] cells, int at, Object value) {
        if (value != null && (cells[at] == null || wins(value, cells[at]))) {
            cells[at] = value;
        }
    }

    @SuppressWarnings("unchecked") // both are values of the argument's type, which is ordered
    private boolean wins(Object value, Object kept) {
        int order = ((Comparable<Object>) value).compareTo(kept);
        return switch (side) {
            case SMALLEST -> order < 0;
            case LARGEST -> order > 0;
        };
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
