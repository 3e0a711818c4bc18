package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;

/**
 * Keeps each value once, and gives their number or the values in order.
 *
 * @param argument the values
 * @param result what it gives
 */
record Distinct(Expression argument, Result result) implements AggregateFunction {

    /** What is given of the values. */
    enum Result {
        NUMBER,
        VALUES
    }

    @Override
    public List<Field> cells() {
        return List.of(
                Field.of(
                        "values",
                        new ArrayType(new ArrayType(argument.type().asRequired(), false), false)));
    }

    @Override
    public DataType resultType() {
        return switch (result) {
            case NUMBER -> DataTypes.LONG;
            case VALUES -> new ArrayType(argument.type().asRequired(), argument.type().nullable());
        };
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = Chunks.EMPTY;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            cells[at] = Chunks.plus(set(cells[at]), value);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        List<List<Object>> set = set(left[at]);
        for (List<Object> chunk : set(right[at])) {
            for (Object value : chunk) {
                set = Chunks.plus(set, value);
            }
        }
        left[at] = set;
    }

    @SuppressWarnings("unchecked") // the cell's type
    private static List<List<Object>> set(Object cell) {
        return (List<List<Object>>) cell;
    }

    @Override
    public Object result(Object[] cells, int at) {
        List<List<Object>> set = set(cells[at]);
        return switch (result) {
            case NUMBER -> Chunks.size(set);
            case VALUES -> set.isEmpty() ? null : Chunks.values(set);
        };
    }
}
