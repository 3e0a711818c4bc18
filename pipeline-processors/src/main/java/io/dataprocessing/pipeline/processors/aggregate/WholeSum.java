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
import java.util.Optional;

/**
 * Sums whole numbers; a sum that no long holds is an error.
 *
 * @param argument the numbers
 */
record WholeSum(Expression argument) implements AggregateFunction {

    private static final List<Field> CELLS =
            List.of(
                    Field.of("high", DataTypes.LONG),
                    Field.of("low", DataTypes.LONG),
                    Field.of("count", DataTypes.LONG));

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
        cells[at] = 0L;
        cells[at + 1] = 0L;
        cells[at + 2] = 0L;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            WideSum.add(cells, at, ((Number) value).longValue());
            cells[at + 2] = (Long) cells[at + 2] + 1;
            check(cells, at);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        WideSum.add(left, at, (Long) right[at], (Long) right[at + 1]);
        left[at + 2] = (Long) left[at + 2] + (Long) right[at + 2];
    }

    private static void check(Object[] cells, int at) {
        if (!WideSum.fits(cells, at)) {
            throw tooLarge();
        }
    }

    static EvaluationException tooLarge() {
        return new EvaluationException("the sum is too large for a long");
    }

    @Override
    public Optional<PackedFunction> packed() {
        return Optional.of(new PackedWhole(new NumberArgument(argument), /* checked= */ true));
    }

    @Override
    public Object result(Object[] cells, int at) {
        check(cells, at);
        return (Long) cells[at + 2] == 0 ? null : cells[at + 1];
    }
}
