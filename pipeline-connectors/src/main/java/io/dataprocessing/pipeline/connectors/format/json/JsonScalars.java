package io.dataprocessing.pipeline.connectors.format.json;

import static io.dataprocessing.pipeline.connectors.format.json.JsonGrammar.UNSURE;

/**
 * Finds where values end that are surely ones of their type, in the forms that nearly all writers
 * use; {@link JsonGrammar#UNSURE} of all others.
 */
final class JsonScalars {

    private static final int SURELY_INT = 9;
    private static final int SURELY_LONG = 18;
    private static final int SURELY_SECONDS = 15;
    private static final int DOUBLE_BITS = 53;
    private static final int FLOAT_BITS = 24;

    /** Numbers of up to so many digits before the point are finite. */
    private static final int SURELY_DOUBLE = 308;

    private static final int SURELY_FLOAT = 38;

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
        return floatingEnd(bytes, at, SURELY_DOUBLE, DOUBLE_BITS);
    }

    /** A {@code float}. */
    static int floatEnd(byte[] bytes, int at) {
        return floatingEnd(bytes, at, SURELY_FLOAT, FLOAT_BITS);
    }

    private static int floatingEnd(byte[] bytes, int at, int surelyFinite, int bits) {
        int begin = JsonGrammar.unsigned(bytes, at);
        int whole = JsonGrammar.wholeEnd(bytes, begin);
        if (whole < 0 || whole - begin > surelyFinite) {
            return UNSURE;
        }
        int fraction = JsonGrammar.fractionEnd(bytes, whole);
        if (fraction < 0) {
            return UNSURE;
        }
        int end = JsonGrammar.exponentEnd(bytes, fraction);
        if (end > fraction) {
            return whole - begin + exponent(bytes, fraction, end) <= surelyFinite ? end : UNSURE;
        }
        return end == whole && !isExact(bytes, begin, end, bits) ? UNSURE : end;
    }

    /** The power of ten between two places, as far as that isn't far too large. */
    private static long exponent(byte[] bytes, int from, int to) {
        int begin = bytes[from + 1] == '+' ? from + 2 : from + 1;
        return to - begin > SURELY_LONG ? Integer.MAX_VALUE : JsonNumbers.whole(bytes, begin, to);
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

    /** A text that stands for something else. */
    static int textOfFormEnd(JsonShape shape, byte[] bytes, int quote) {
        int end = bytes[quote] == '"' ? JsonGrammar.plainTextEnd(bytes, quote + 1) : UNSURE;
        return end >= 0 && isOfForm(shape, bytes, quote + 1, end - 1) ? end : UNSURE;
    }

    private static boolean isOfForm(JsonShape shape, byte[] bytes, int from, int to) {
        return switch (shape.kind) {
            case SYMBOL -> ((JsonShape.Symbol) shape).has(bytes, from, to);
            case BASE64 -> isBase64(bytes, from, to);
            case DATE -> TimestampDigits.isDate(bytes, from, to);
            case TIME -> TimestampDigits.isTime(bytes, from, to);
            case ISO_TIMESTAMP -> TimestampDigits.isIso(bytes, from, to);
            case SQL_TIMESTAMP -> TimestampDigits.isSql(bytes, from, to);
            case DURATION -> isDuration(bytes, from, to);
            case BOOLEAN,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    DECIMAL,
                    STRING,
                    MILLIS,
                    SECONDS,
                    LIST,
                    MAP,
                    ROW,
                    JSON,
                    UNREAD ->
                    false;
        };
    }

    /** Whether a text is base64 with its padding. */
    private static boolean isBase64(byte[] bytes, int from, int to) {
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
    private static boolean isDuration(byte[] bytes, int from, int to) {
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
