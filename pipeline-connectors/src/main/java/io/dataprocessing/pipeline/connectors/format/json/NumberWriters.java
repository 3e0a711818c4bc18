package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.math.BigDecimal;

/** Writes numbers: floating ones by the fewest digits that mean them, decimals without exponent. */
final class NumberWriters {

    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double FIRST_WITH_EXPONENT = 1e7;
    private static final int DECIMALS = 6;
    private static final long UNIT = 1_000_000;
    private static final int LONG_DIGITS = 18;
    private static final int LARGEST_SCALE = 9_999;

    private NumberWriters() {}

    /**
     * Writes a {@code double}.
     *
     * <p>One that is a number of millionths in the range that's written without exponent needs no
     * search: two numbers of up to 15 digits never share a {@code double}, so that there is just
     * one text for it as short as that, and division, which is rounded correctly, shows it.
     */
    static void writeDouble(JsonBytes json, double value) throws EncodeException {
        double size = Math.abs(value);
        if (size >= SMALLEST_PLAIN && size < FIRST_WITH_EXPONENT) {
            long millionths = Math.round(size * UNIT);
            if (millionths / (double) UNIT == size) {
                if (value < 0) {
                    json.put('-');
                }
                writeMillionths(json, millionths);
                return;
            }
        }
        if (!Double.isFinite(value)) {
            throw new EncodeException("is " + value + ", which JSON can't express");
        }
        json.ascii(NumberOutput.toString(value, true));
    }

    private static void writeMillionths(JsonBytes json, long millionths) {
        long whole = millionths / UNIT;
        int fraction = (int) (millionths - whole * UNIT);
        int count = DECIMALS;
        while (count > 1 && fraction % 10 == 0) {
            fraction /= 10;
            count--;
        }
        json.number(whole);
        json.put('.');
        json.digits(fraction, count);
    }

    /** Writes a {@code float}. */
    static void writeFloat(JsonBytes json, float value) throws EncodeException {
        if (!Float.isFinite(value)) {
            throw new EncodeException("is " + value + ", which JSON can't express");
        }
        json.ascii(NumberOutput.toString(value, true));
    }

    /** Writes a {@code decimal}. */
    static void writeDecimal(JsonBytes json, BigDecimal value) throws EncodeException {
        int scale = value.scale();
        if (scale < 0 || scale > LONG_DIGITS || value.precision() > LONG_DIGITS) {
            if (Math.abs(scale) > LARGEST_SCALE) {
                throw new EncodeException(
                        "has scale %d; up to %d can be written".formatted(scale, LARGEST_SCALE));
            }
            json.ascii(value.toPlainString());
            return;
        }
        writeScaled(json, value.unscaledValue().longValue(), scale);
    }

    /** Writes a number of units, of which so many digits stand behind the point. */
    static void writeScaled(JsonBytes json, long unscaled, int scale) {
        if (unscaled < 0) {
            json.put('-');
        }
        long rest = Math.abs(unscaled);
        if (scale == 0) {
            json.number(rest);
            return;
        }
        long unit = 1;
        for (int i = 0; i < scale; i++) {
            unit *= 10;
        }
        long whole = rest / unit;
        json.number(whole);
        json.put('.');
        json.digits(rest - whole * unit, scale);
    }
}
