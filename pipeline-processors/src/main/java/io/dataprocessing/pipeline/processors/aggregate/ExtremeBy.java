package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the value of the record with the smallest or the largest rank; of equal ranks, the smallest
 * or the largest value. Records whose rank is null are left out, and so a kept value may be null.
 *
 * @param argument the values
 * @param rank what decides
 * @param side which one is kept
 */
record ExtremeBy(Expression argument, Expression rank, Extreme.Side side)
        implements AggregateFunction {

    @Override
    public List<Field> cells() {
        return List.of(
                Field.of("value", argument.type().asNullable()),
                Field.of("rank", rank.type().asNullable()));
    }

    @Override
    public DataType resultType() {
        return argument.type().withNullable(argument.type().nullable() || rank.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
        cells[at + 1] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        offer(cells, at, value, rank.evaluate(row));
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        offer(left, at, right[at], right[at + 1]);
    }

    private void offer(Object[] cells, int at, Object value, Object order) {
        if (order != null
                && (cells[at + 1] == null
                        || side.wins(order, cells[at + 1])
                        || (!side.wins(cells[at + 1], order) && side.wins(value, cells[at])))) {
            cells[at] = value;
            cells[at + 1] = order;
        }
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
