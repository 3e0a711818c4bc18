package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType;

/**
 * {@link Extreme} of numbers in two longs: whether there is one, and its value or its bits.
 *
 * @param argument the values
 * @param side which one is kept
 * @param kind the type of the values
 */
record PackedExtreme(NumberArgument argument, Extreme.Side side, ScalarType.Kind kind)
        implements PackedFunction {

    /** Whether values of a type fit. */
    static boolean fits(ScalarType.Kind kind) {
        return switch (kind) {
            case INT, LONG, FLOAT, DOUBLE -> true;
            case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> false;
        };
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public boolean add(long[] slots, int at, Row row) {
        if (argument.read(row)) {
            offer(
                    slots,
                    at,
                    isWhole() ? argument.whole() : Double.doubleToRawLongBits(argument.floating()));
        }
        return true;
    }

    @Override
    public boolean merge(long[] left, long[] right, int at) {
        if (right[at] != 0) {
            offer(left, at, right[at + 1]);
        }
        return true;
    }

    private void offer(long[] slots, int at, long value) {
        if (slots[at] == 0 || wins(value, slots[at + 1])) {
            slots[at] = 1;
            slots[at + 1] = value;
        }
    }

    private boolean wins(long value, long kept) {
        int order =
                isWhole()
                        ? Long.compare(value, kept)
                        : Double.compare(
                                Double.longBitsToDouble(value), Double.longBitsToDouble(kept));
        return switch (side) {
            case SMALLEST -> order < 0;
            case LARGEST -> order > 0;
        };
    }

    private boolean isWhole() {
        return kind == ScalarType.Kind.LONG || kind == ScalarType.Kind.INT;
    }

    @Override
    public Object cell(long[] slots, int at, int cell) {
        if (slots[at] == 0) {
            return null;
        }
        long value = slots[at + 1];
        return switch (kind) {
            case LONG -> value;
            case INT -> (int) value;
            case DOUBLE -> Double.longBitsToDouble(value);
            case FLOAT -> (float) Double.longBitsToDouble(value);
            case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> null;
        };
    }

    @Override
    public boolean read(Row cells, int from, long[] slots, int at) {
        Object value = cells.get(from);
        slots[at] = value == null ? 0 : 1;
        if (value != null) {
            slots[at + 1] =
                    isWhole()
                            ? ((Number) value).longValue()
                            : Double.doubleToRawLongBits(((Number) value).doubleValue());
        }
        return true;
    }
}
