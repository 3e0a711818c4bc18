package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the value with the earliest or the latest time; of equal times, the smallest as the first
 * and the largest as the last, or the one that came first or last.
 *
 * @param argument the values
 * @param side which one is kept
 * @param ties what decides between equal times
 */
record Edge(Expression argument, Side side, Ties ties) implements AggregateFunction {

    /** Which value is kept. */
    enum Side {
        FIRST,
        LAST
    }

    @Override
    public List<Field> cells() {
        return List.of(
                Field.of("value", argument.type().asNullable()),
                Field.of("time", DataTypes.TIMESTAMP.asNullable()));
    }

    @Override
    public DataType resultType() {
        return argument.type();
    }

    @Override
    public WindowMerging merging() {
        return ties == Ties.BY_VALUE ? WindowMerging.FREE : WindowMerging.IN_ORDER;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
        cells[at + 1] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            offer(cells, at, value, timestamp);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        if (right[at] != null) {
            offer(left, at, right[at], (Instant) right[at + 1]);
        }
    }

    private void offer(Object[] cells, int at, Object value, Instant time) {
        if (cells[at] == null || wins(value, time, cells[at], (Instant) cells[at + 1])) {
            cells[at] = value;
            cells[at + 1] = time;
        }
    }

    private boolean wins(Object value, Instant time, Object kept, Instant keptTime) {
        int order = time.compareTo(keptTime);
        if (order == 0) {
            order =
                    switch (ties) {
                        case BY_VALUE -> ValueOrder.NATURAL.compare(value, kept);
                        case BY_ARRIVAL -> 1;
                    };
        }
        return switch (side) {
            case FIRST -> order < 0;
            case LAST -> order > 0;
        };
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
