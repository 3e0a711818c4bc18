package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps the largest values, the largest first; equal ones are kept each.
 *
 * @param argument the values
 * @param limit how many at most
 */
record Largest(Expression argument, int limit) implements AggregateFunction {

    @Override
    public List<Field> cells() {
        return List.of(Field.of("values", new ArrayType(argument.type().asRequired(), false)));
    }

    @Override
    public DataType resultType() {
        return new ArrayType(argument.type().asRequired(), argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = List.of();
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            cells[at] = plus(values(cells[at]), value);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        List<Object> kept = values(left[at]);
        for (Object value : values(right[at])) {
            kept = plus(kept, value);
        }
        left[at] = kept;
    }

    private List<Object> plus(List<Object> kept, Object value) {
        int found = Collections.binarySearch(kept, value, ValueOrder.NATURAL.reversed());
        int place = found >= 0 ? found : -found - 1;
        if (place >= limit) {
            return kept;
        }
        List<Object> more = new ArrayList<>(kept);
        more.add(place, value);
        if (more.size() > limit) {
            more.remove(limit);
        }
        return Collections.unmodifiableList(more);
    }

    @SuppressWarnings("unchecked") // the cell's type
    private static List<Object> values(Object cell) {
        return (List<Object>) cell;
    }

    @Override
    public Object result(Object[] cells, int at) {
        return values(cells[at]).isEmpty() ? null : cells[at];
    }
}
