package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link FloatingSum} and {@link FloatingAverage} in longs: how many parts the exact sum has, the
 * bits of the parts, and how many numbers there were. A sum that has too many parts is compressed,
 * as Shewchuk does; one that needs more, of numbers whose sizes differ by more than 30 decimal
 * digits, is left to cells.
 *
 * @param argument the numbers
 * @param counted whether they are counted, too
 */
record PackedFloating(NumberArgument argument, boolean counted) implements PackedFunction {

    private static final int MOST_PARTS = 3;

    @Override
    public int slots() {
        return 1 + MOST_PARTS + (counted ? 1 : 0);
    }

    @Override
    public boolean add(long[] slots, int at, Row row) {
        if (!argument.read(row)) {
            return true;
        }
        if (!plus(slots, at, argument.floating())) {
            return false;
        }
        if (counted) {
            slots[at + 1 + MOST_PARTS]++;
        }
        return true;
    }

    /** Adds a number as {@link Expansion#plus(List, double)} does. */
    private static boolean plus(long[] slots, int at, double number) {
        int parts = (int) slots[at];
        double first = 0;
        double second = 0;
        double third = 0;
        int size = 0;
        double high = number;
        for (int i = 1; i <= parts; i++) {
            double part = Double.longBitsToDouble(slots[at + i]);
            boolean smaller = Math.abs(high) < Math.abs(part);
            double large = smaller ? part : high;
            double small = smaller ? high : part;
            high = large + small;
            double rest = small - (high - large);
            if (rest != 0) {
                third = size == 2 ? rest : third;
                second = size == 1 ? rest : second;
                first = size == 0 ? rest : first;
                size++;
            }
        }
        if (!Double.isFinite(high)) {
            double plain = number;
            for (int i = 1; i <= parts; i++) {
                plain += Double.longBitsToDouble(slots[at + i]);
            }
            slots[at] = 1;
            slots[at + 1] = Double.doubleToRawLongBits(plain);
            return true;
        }
        if (size == MOST_PARTS) {
            return compressed(slots, at, new double[] {first, second, third, high});
        }
        slots[at + 1] = Double.doubleToRawLongBits(first);
        slots[at + 2] = Double.doubleToRawLongBits(second);
        slots[at + 1 + size] = Double.doubleToRawLongBits(high);
        slots[at] = size + 1L;
        return true;
    }

    /** Makes a sum of one part too many one of as few parts as it needs, if these fit. */
    private static boolean compressed(long[] slots, int at, double[] parts) {
        double high = parts[MOST_PARTS];
        int bottom = MOST_PARTS;
        for (int i = MOST_PARTS - 1; i >= 0; i--) {
            double sum = high + parts[i];
            double rest = parts[i] - (sum - high);
            high = sum;
            if (rest != 0) {
                parts[bottom--] = sum;
                high = rest;
            }
        }
        int size = 0;
        for (int i = bottom + 1; i <= MOST_PARTS; i++) {
            double sum = parts[i] + high;
            double rest = high - (sum - parts[i]);
            high = sum;
            if (rest != 0) {
                parts[size++] = rest;
            }
        }
        parts[size++] = high;
        if (size > MOST_PARTS) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            slots[at + 1 + i] = Double.doubleToRawLongBits(parts[i]);
        }
        slots[at] = size;
        return true;
    }

    @Override
    public boolean merge(long[] left, long[] right, int at) {
        long size = left[at];
        long first = left[at + 1];
        long second = left[at + 2];
        long third = left[at + 3];
        for (int i = 1; i <= right[at]; i++) {
            if (!plus(left, at, Double.longBitsToDouble(right[at + i]))) {
                left[at] = size;
                left[at + 1] = first;
                left[at + 2] = second;
                left[at + 3] = third;
                return false;
            }
        }
        if (counted) {
            left[at + 1 + MOST_PARTS] += right[at + 1 + MOST_PARTS];
        }
        return true;
    }

    @Override
    public Object cell(long[] slots, int at, int cell) {
        if (cell == 1) {
            return slots[at + 1 + MOST_PARTS];
        }
        if (slots[at] == 0) {
            return null;
        }
        if (slots[at] == 1) {
            return List.of(Double.longBitsToDouble(slots[at + 1]));
        }
        List<Double> parts = new ArrayList<>();
        for (int i = 1; i <= slots[at]; i++) {
            parts.add(Double.longBitsToDouble(slots[at + i]));
        }
        return List.copyOf(parts);
    }

    @Override
    public boolean read(Row cells, int from, long[] slots, int at) {
        List<?> parts = cells.isNull(from) ? List.of() : cells.getArray(from);
        if (parts.size() > MOST_PARTS || (parts.isEmpty() && !cells.isNull(from))) {
            return false;
        }
        slots[at] = parts.size();
        for (int i = 0; i < parts.size(); i++) {
            slots[at + 1 + i] = Double.doubleToRawLongBits((Double) parts.get(i));
        }
        if (counted) {
            slots[at + 1 + MOST_PARTS] = cells.getLong(from + 1);
        }
        return true;
    }
}
