package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;

/**
 * {@link Filtered} in longs.
 *
 * @param function the function
 * @param where the condition
 */
record PackedFiltered(PackedFunction function, Expression where) implements PackedFunction {

    @Override
    public int slots() {
        return function.slots();
    }

    @Override
    public boolean add(long[] slots, int at, Row row) {
        return !where.test(row) || function.add(slots, at, row);
    }

    @Override
    public boolean merge(long[] left, long[] right, int at) {
        return function.merge(left, right, at);
    }

    @Override
    public Object cell(long[] slots, int at, int cell) {
        return function.cell(slots, at, cell);
    }

    @Override
    public boolean read(Row cells, int from, long[] slots, int at) {
        return function.read(cells, from, slots, at);
    }
}
