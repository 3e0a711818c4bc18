package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.io.NumberInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Takes numbers from bytes that are known to hold ones of their type. */
final class JsonNumbers {

    private static final int SURELY_LONG = 18;

    /** Mantissas and powers of ten up to these are exact, and so is one operation on them. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final long EXACT_FLOAT = 1L << 24;

    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private static final float[] FLOAT_TENS = {
        1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f
    };

    private static final long[] LONG_TENS = new long[SURELY_LONG + 1];

    static {
        LONG_TENS[0] = 1;
        for (int i = 1; i < LONG_TENS.length; i++) {
            LONG_TENS[i] = LONG_TENS[i - 1] * 10;
        }
    }

    private JsonNumbers() {}

    /** A whole number of digits only. */
    static long whole(byte[] bytes, int begin, int end) {
        boolean negative = bytes[begin] == '-';
        long value = 0;
        for (int i = negative ? begin + 1 : begin; i < end; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return negative ? -value : value;
    }

    /** A number with or without fraction and exponent; one without has up to 18 digits. */
    static double toDouble(byte[] bytes, int begin, int end) {
        int point = pointIfSimple(bytes, begin, end);
        if (point >= 0) {
            long mantissa = mantissa(bytes, begin, end, point);
            if (point == end) {
                return mantissa;
            }
            int decimals = end - point - 1;
            if (Math.abs(mantissa) <= EXACT_DOUBLE && decimals < TENS.length) {
                double value = Math.abs(mantissa) / TENS[decimals];
                return bytes[begin] == '-' ? -value : value;
            }
        }
        return NumberInput.parseDouble(text(bytes, begin, end), true);
    }

    /** A number with or without fraction and exponent; one without has up to 18 digits. */
    static float toFloat(byte[] bytes, int begin, int end) {
        int point = pointIfSimple(bytes, begin, end);
        if (point >= 0) {
            long mantissa = mantissa(bytes, begin, end, point);
            if (point == end) {
                return mantissa;
            }
            int decimals = end - point - 1;
            if (Math.abs(mantissa) <= EXACT_FLOAT && decimals < FLOAT_TENS.length) {
                float value = Math.abs(mantissa) / FLOAT_TENS[decimals];
                return bytes[begin] == '-' ? -value : value;
            }
        }
        return NumberInput.parseFloat(text(bytes, begin, end), true);
    }

    /** A number, maybe between quotes, without an exponent, that fits a type's scale. */
    static BigDecimal decimal(JsonShape.Decimal shape, byte[] bytes, int begin, int end) {
        if (bytes[begin] == '"') {
            return decimal(shape, bytes, begin + 1, end - 1);
        }
        int point = pointIfSimple(bytes, begin, end);
        if (point >= 0) {
            long mantissa = mantissa(bytes, begin, end, point);
            int decimals = point == end ? 0 : end - point - 1;
            if (end - begin + shape.scale - decimals <= SURELY_LONG) {
                long unscaled = mantissa * LONG_TENS[shape.scale - decimals];
                return BigDecimal.valueOf(unscaled, shape.scale);
            }
        }
        BigDecimal value = new BigDecimal(text(bytes, begin, end));
        return value.signum() == 0
                ? BigDecimal.ZERO.setScale(shape.scale)
                : value.setScale(shape.scale, RoundingMode.UNNECESSARY);
    }

    /** Seconds since 1970, without an exponent, with up to nine digits behind the point. */
    static Instant seconds(byte[] bytes, int begin, int end) {
        int point = begin;
        while (point < end && bytes[point] != '.') {
            point++;
        }
        long seconds = whole(bytes, begin, point);
        long nanos = 0;
        if (point < end) {
            int decimals = end - point - 1;
            nanos = whole(bytes, point + 1, end) * LONG_TENS[TimestampDigits.NANOS - decimals];
        }
        return Instant.ofEpochSecond(seconds, bytes[begin] == '-' ? -nanos : nanos);
    }

    /**
     * Where the point of a short number without exponent is, its end where there's none, -1 where
     * the number is another.
     */
    private static int pointIfSimple(byte[] bytes, int begin, int end) {
        if (end - begin > SURELY_LONG + 1) {
            return -1;
        }
        int point = end;
        for (int i = begin; i < end; i++) {
            byte digit = bytes[i];
            if (digit == '.') {
                point = i;
            } else if (digit == 'e' || digit == 'E') {
                return -1;
            }
        }
        return point;
    }

    /** The digits of a number without its point. */
    private static long mantissa(byte[] bytes, int begin, int end, int point) {
        boolean negative = bytes[begin] == '-';
        long value = 0;
        for (int i = negative ? begin + 1 : begin; i < end; i++) {
            if (i != point) {
                value = value * 10 + (bytes[i] - '0');
            }
        }
        return negative ? -value : value;
    }

    private static String text(byte[] bytes, int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1);
    }
}
