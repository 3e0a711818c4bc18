package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Averages whole numbers to a double. Their sum is kept in 128 bits, so it can't overflow, and the
 * average doesn't depend on the order of the records.
 *
 * @param argument the numbers
 */
record WholeAverage(Expression argument) implements AggregateFunction {

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
        return DataTypes.DOUBLE.withNullable(argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
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
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        WideSum.add(left, at, (Long) right[at], (Long) right[at + 1]);
        left[at + 2] = (Long) left[at + 2] + (Long) right[at + 2];
    }

    @Override
    public Optional<PackedFunction> packed() {
        return Optional.of(new PackedWhole(new NumberArgument(argument), /* checked= */ false));
    }

    @Override
    public Object result(Object[] cells, int at) {
        long count = (Long) cells[at + 2];
        if (count == 0) {
            return null;
        }
        return new BigDecimal(WideSum.exact(cells, at))
                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                .doubleValue();
    }
}
