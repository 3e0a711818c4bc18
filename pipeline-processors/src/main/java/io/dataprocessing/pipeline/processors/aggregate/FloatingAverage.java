package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Averages floating numbers.
 *
 * @param sum adds them up
 * @param count counts them
 */
record FloatingAverage(FloatingSum sum, Count count) implements AggregateFunction {

    FloatingAverage(Expression argument) {
        this(new FloatingSum(argument), new Count(Optional.of(argument)));
    }

    @Override
    public List<Field> cells() {
        return List.of(sum.cells().get(0), count.cells().get(0));
    }

    @Override
    public DataType resultType() {
        return sum.resultType();
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        sum.start(cells, at);
        count.start(cells, at + 1);
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        sum.add(cells, at, row, timestamp);
        count.add(cells, at + 1, row, timestamp);
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        sum.merge(left, right, at);
        count.merge(left, right, at + 1);
    }

    @Override
    public Optional<PackedFunction> packed() {
        return Optional.of(
                new PackedFloating(new NumberArgument(sum.argument()), /* counted= */ true));
    }

    @Override
    public Object result(Object[] cells, int at) {
        Object total = sum.result(cells, at);
        return total == null ? null : (Double) total / (Long) cells[at + 1];
    }
}
