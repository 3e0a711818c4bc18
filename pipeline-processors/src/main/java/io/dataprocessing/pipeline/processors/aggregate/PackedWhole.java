package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;

/**
 * {@link WholeSum} and {@link WholeAverage} in three longs: the count, the high and the low one.
 *
 * @param argument the numbers
 * @param checked whether a sum that no long holds is an error
 */
record PackedWhole(NumberArgument argument, boolean checked) implements PackedFunction {

    @Override
    public int slots() {
        return 3;
    }

    @Override
    public boolean add(long[] slots, int at, Row row) {
        if (argument.read(row)) {
            long number = argument.whole();
            plus(slots, at, number >> 63, number);
            slots[at]++;
            if (checked && slots[at + 1] != slots[at + 2] >> 63) {
                throw WholeSum.tooLarge();
            }
        }
        return true;
    }

    @Override
    public boolean merge(long[] left, long[] right, int at) {
        plus(left, at, right[at + 1], right[at + 2]);
        left[at] += right[at];
        return true;
    }

    private static void plus(long[] slots, int at, long high, long low) {
        long sum = slots[at + 2] + low;
        slots[at + 1] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        slots[at + 2] = sum;
    }

    @Override
    public Object cell(long[] slots, int at, int cell) {
        return switch (cell) {
            case 0 -> slots[at + 1];
            case 1 -> slots[at + 2];
            default -> slots[at];
        };
    }

    @Override
    public boolean read(Row cells, int from, long[] slots, int at) {
        slots[at] = cells.getLong(from + 2);
        slots[at + 1] = cells.getLong(from);
        slots[at + 2] = cells.getLong(from + 1);
        return true;
    }
}
