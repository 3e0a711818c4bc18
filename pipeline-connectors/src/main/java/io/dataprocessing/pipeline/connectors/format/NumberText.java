package io.dataprocessing.pipeline.connectors.format;

import io.dataprocessing.pipeline.api.data.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Numbers as text: a sign, ASCII digits, a point, an exponent. What a type can't hold exactly is
 * refused, and no exponent is expanded.
 */
public final class NumberText {

    private static final int MAX_LENGTH = 1_000;
    private static final int SURELY_LONG = 18;
    private static final int SURELY_DOUBLE = 15;
    private static final int SURELY_FLOAT = 7;
    private static final int DOUBLE_BITS = 53;
    private static final int FLOAT_BITS = 24;

    private NumberText() {}

    /** Reads an {@code int}. */
    public static Integer readInt(String text) throws BadTextException {
        long value = whole(text, "int");
        if (value != (int) value) {
            throw tooLarge("int");
        }
        return (int) value;
    }

    /** Reads a {@code long}. */
    public static Long readLong(String text) throws BadTextException {
        return whole(text, "long");
    }

    private static long whole(String text, String type) throws BadTextException {
        if (isWhole(text) && text.length() <= SURELY_LONG) {
            return Long.parseLong(text);
        }
        return whole(number(text, "a whole number"), type);
    }

    /**
     * A number as one of 64 bits.
     *
     * @param type what it has to fit, for the message
     * @throws BadTextException if that loses digits
     */
    public static long whole(BigDecimal value, String type) throws BadTextException {
        if (value.signum() == 0) {
            return 0;
        }
        if (digitsBeforePoint(value) > 19) {
            throw tooLarge(type);
        }
        if (!isExactWith(value, 0)) {
            throw new BadTextException("should be a whole number, but has a fraction");
        }
        BigInteger exact = value.toBigInteger();
        if (exact.bitLength() > 63) {
            throw tooLarge(type);
        }
        return exact.longValue();
    }

    /** Reads a {@code double}; {@code NaN}, {@code Infinity} and {@code -Infinity} are some. */
    public static Double readDouble(String text) throws BadTextException {
        if (isNoNumber(text)) {
            return Double.valueOf(text);
        }
        check(text, "a number");
        refuseInexactWhole(text, DOUBLE_BITS, SURELY_DOUBLE, "double");
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw tooLarge("double");
        }
        return value;
    }

    /** Reads a {@code float}; {@code NaN}, {@code Infinity} and {@code -Infinity} are some. */
    public static Float readFloat(String text) throws BadTextException {
        if (isNoNumber(text)) {
            return Float.valueOf(text);
        }
        check(text, "a number");
        refuseInexactWhole(text, FLOAT_BITS, SURELY_FLOAT, "float");
        float value = Float.parseFloat(text);
        if (Float.isInfinite(value)) {
            throw tooLarge("float");
        }
        return value;
    }

    private static boolean isNoNumber(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    /** A whole number is exact by intention: an identifier, a count. It must stay what it is. */
    private static void refuseInexactWhole(String text, int bits, int surely, String type)
            throws BadTextException {
        if (text.length() <= surely || !isWhole(text)) {
            return;
        }
        BigInteger value = new BigInteger(text).abs();
        if (value.signum() != 0 && value.bitLength() - value.getLowestSetBit() > bits) {
            throw new BadTextException(
                    "is a whole number with more digits than type %s holds exactly"
                            .formatted(type));
        }
    }

    /** Reads a {@code decimal}, with the scale of its type. */
    public static BigDecimal readDecimal(String text, DecimalType type) throws BadTextException {
        return fit(number(text, "a number"), type);
    }

    /**
     * A number with the scale of a type.
     *
     * @throws BadTextException if that loses digits
     */
    public static BigDecimal fit(BigDecimal value, DecimalType type) throws BadTextException {
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        if (digitsBeforePoint(value) > type.precision() - type.scale()) {
            throw tooLarge(type.asRequired().toString());
        }
        if (!isExactWith(value, type.scale())) {
            throw new BadTextException(
                    "has more digits behind the point than %s".formatted(type.asRequired()));
        }
        return value.setScale(type.scale(), RoundingMode.UNNECESSARY);
    }

    /** Reads a number of any size. */
    static BigDecimal number(String text, String wanted) throws BadTextException {
        check(text, wanted);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new BadTextException("has an exponent that is out of all bounds");
        }
    }

    /** How many digits stand before the point; the exponent may be huge, so it isn't expanded. */
    public static long digitsBeforePoint(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }

    /** Whether nothing is lost with so many digits behind the point. */
    public static boolean isExactWith(BigDecimal value, int scale) {
        if (value.signum() == 0 || value.scale() <= scale) {
            return true;
        }
        return (long) value.scale() - scale < value.precision()
                && value.stripTrailingZeros().scale() <= scale;
    }

    private static void check(String text, String wanted) throws BadTextException {
        if (text.length() > MAX_LENGTH) {
            throw new BadTextException(
                    "is longer than the %d digits of a number".formatted(MAX_LENGTH));
        }
        if (!isNumber(text)) {
            throw new BadTextException("should be " + wanted);
        }
    }

    private static boolean isWhole(String text) {
        int from = sign(text, 0);
        return from < text.length() && digits(text, from) == text.length();
    }

    private static boolean isNumber(String text) {
        int begin = sign(text, 0);
        int at = digits(text, begin);
        int count = at - begin;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            count += end - at - 1;
            at = end;
        }
        if (count == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = sign(text, at + 1);
            at = digits(text, exponent);
            return at > exponent && at == text.length();
        }
        return at == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')
                ? at + 1
                : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static BadTextException tooLarge(String type) {
        return new BadTextException("doesn't fit " + type);
    }
}
