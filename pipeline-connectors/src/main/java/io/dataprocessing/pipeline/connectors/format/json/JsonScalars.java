package io.dataprocessing.pipeline.connectors.format.json;

import static io.dataprocessing.pipeline.connectors.format.json.JsonGrammar.UNSURE;

/**
 * Finds where values end that are surely ones of their type, in the forms that nearly all writers
 * use; {@link JsonGrammar#UNSURE} of all others.
 */
final class JsonScalars {

    private static final int SURELY_INT = 9;
    private static final int SURELY_LONG = 18;
    private static final int SURELY_SECONDS = 11;
    private static final int DOUBLE_BITS = 53;
    private static final int FLOAT_BITS = 24;

    /** So many digits and an exponent of up to two make no number that isn't finite. */
    private static final int SURELY_DOUBLE = 200;

    private static final int SURELY_FLOAT = 30;

    private JsonScalars() {}

    /** A whole number of 32 bits. */
    static int intEnd(byte[] bytes, int at) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int end = JsonGrammar.wholeEnd(bytes, begin);
        if (end - begin <= SURELY_INT) {
            return end;
        }
        long value = end - begin > SURELY_LONG ? Long.MAX_VALUE : JsonNumbers.whole(bytes, at, end);
        return value == (int) value ? end : UNSURE;
    }

    /** A whole number of 64 bits. */
    static int longEnd(byte[] bytes, int at) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int end = JsonGrammar.wholeEnd(bytes, begin);
        if (end - begin <= SURELY_LONG) {
            return end;
        }
        // No number of 19 digits takes more than 64 bits, so that one too many shows as the sign.
        return end - begin == SURELY_LONG + 1 && JsonNumbers.whole(bytes, begin, end) >= 0
                ? end
                : UNSURE;
    }

    /** A {@code double}. */
    static int doubleEnd(byte[] bytes, int at) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int whole = JsonGrammar.wholeEnd(bytes, begin);
        if (whole < 0 || whole - begin > SURELY_DOUBLE) {
            return UNSURE;
        }
        int fraction = JsonGrammar.fractionEnd(bytes, whole);
        int end = fraction < 0 ? UNSURE : JsonGrammar.exponentEnd(bytes, fraction);
        return end == whole && !isExact(bytes, begin, end, DOUBLE_BITS) ? UNSURE : end;
    }

    /** A {@code float}. */
    static int floatEnd(byte[] bytes, int at) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int whole = JsonGrammar.wholeEnd(bytes, begin);
        if (whole < 0 || whole - begin > SURELY_FLOAT) {
            return UNSURE;
        }
        int end = JsonGrammar.fractionEnd(bytes, whole);
        return end == whole && !isExact(bytes, begin, end, FLOAT_BITS) ? UNSURE : end;
    }

    /** Whether so many bits hold a whole number of up to 18 digits. */
    private static boolean isExact(byte[] bytes, int begin, int end, int bits) {
        if (end - begin > SURELY_LONG) {
            return false;
        }
        long value = JsonNumbers.whole(bytes, begin, end);
        return Long.SIZE - Long.numberOfLeadingZeros(value) - Long.numberOfTrailingZeros(value)
                <= bits;
    }

    /** An exact number, maybe between quotes. */
    static int decimalEnd(JsonShape.Decimal shape, byte[] bytes, int at) {
        if (bytes[at] != '"') {
            return bareDecimalEnd(shape, bytes, at);
        }
        int end = at + 1 < bytes.length ? bareDecimalEnd(shape, bytes, at + 1) : UNSURE;
        return end >= 0 && end < bytes.length && bytes[end] == '"' ? end + 1 : UNSURE;
    }

    private static int bareDecimalEnd(JsonShape.Decimal shape, byte[] bytes, int at) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int whole = JsonGrammar.wholeEnd(bytes, begin);
        if (whole < 0 || (whole - begin > shape.wholeDigits && bytes[begin] != '0')) {
            return UNSURE;
        }
        int end = JsonGrammar.fractionEnd(bytes, whole);
        return end - whole > shape.scale + 1 ? UNSURE : end;
    }

    /** A number of seconds. */
    static int secondsEnd(byte[] bytes, int at) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int whole = JsonGrammar.wholeEnd(bytes, begin);
        if (whole < 0 || whole - begin > SURELY_SECONDS) {
            return UNSURE;
        }
        int end = JsonGrammar.fractionEnd(bytes, whole);
        return end - whole > TimestampDigits.NANOS + 1 ? UNSURE : end;
    }

    /** Whether a text is base64 with its padding. */
    static boolean isBase64(byte[] bytes, int from, int to) {
        if ((to - from) % 4 != 0) {
            return false;
        }
        int end = to;
        for (int i = 0; i < 2 && end > from && bytes[end - 1] == '='; i++) {
            end--;
        }
        for (int i = from; i < end; i++) {
            int letter = bytes[i] | 0x20;
            if ((letter < 'a' || letter > 'z')
                    && (bytes[i] < '0' || bytes[i] > '9')
                    && bytes[i] != '+'
                    && bytes[i] != '/') {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is a duration of hours, minutes and seconds. */
    static boolean isDuration(byte[] bytes, int from, int to) {
        if (to - from < 4 || bytes[from] != 'P' || bytes[from + 1] != 'T') {
            return false;
        }
        int at = from + 2;
        for (int unit = 0; unit < 3 && at < to; unit++) {
            int end = JsonGrammar.digitsEnd(bytes, at);
            if (end == at || end - at > SURELY_INT || end >= to) {
                return false;
            }
            if (unit == 2 && bytes[end] == '.') {
                int begin = end + 1;
                end = JsonGrammar.digitsEnd(bytes, begin);
                if (end == begin || end - begin > TimestampDigits.NANOS) {
                    return false;
                }
            }
            if (bytes[end] == "HMS".charAt(unit)) {
                at = end + 1;
            } else if (unit == 2) {
                return false;
            }
        }
        return at == to;
    }
}
