package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;

/**
 * Sums whole numbers; a sum that no long holds is an error.
 *
 * @param argument the numbers
 */
record WholeSum(Expression argument) implements AggregateFunction {

    private static final List<Field> CELLS = List.of(Field.of("sum", DataTypes.LONG.asNullable()));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.LONG.withNullable(argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.MAY_FAIL;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            cells[at] = plus(cells[at], ((Number) value).longValue());
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        if (right[at] != null) {
            left[at] = plus(left[at], (Long) right[at]);
        }
    }

    private static Long plus(Object sum, long value) {
        try {
            return sum == null ? value : Math.addExact((Long) sum, value);
        } catch (ArithmeticException e) {
            throw new EvaluationException("the sum is too large for a long", e);
        }
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
