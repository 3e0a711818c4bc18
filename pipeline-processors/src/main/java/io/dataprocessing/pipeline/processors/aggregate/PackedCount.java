package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.Optional;

/**
 * {@link Count} in a long.
 *
 * @param argument the value; empty to count all rows
 */
record PackedCount(Optional<NumberArgument> argument) implements PackedFunction {

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public boolean add(long[] slots, int at, Row row) {
        if (argument.isEmpty() || argument.get().read(row)) {
            slots[at]++;
        }
        return true;
    }

    @Override
    public boolean merge(long[] left, long[] right, int at) {
        left[at] += right[at];
        return true;
    }

    @Override
    public Object cell(long[] slots, int at, int cell) {
        return slots[at];
    }

    @Override
    public boolean read(Row cells, int from, long[] slots, int at) {
        slots[at] = cells.getLong(from);
        return true;
    }
}
