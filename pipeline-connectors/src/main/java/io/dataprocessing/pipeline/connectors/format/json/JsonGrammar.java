package io.dataprocessing.pipeline.connectors.format.json;

/**
 * Finds where the tokens of RFC 8259 end, and says nothing of what is wrong or unusual with them
 * but that it's {@link #UNSURE}.
 */
final class JsonGrammar {

    /** Instead of a place: it's wrong, or too unusual to be judged here. */
    static final int UNSURE = -1;

    /** So many bytes of a number are judged here. */
    static final int MOST_DIGITS = 200;

    private static final int ESCAPE = 6;

    private JsonGrammar() {}

    /** The first place from one on where no white space stands, the end of the bytes at last. */
    static int token(byte[] bytes, int from) {
        return from < bytes.length && bytes[from] > ' ' ? from : tokenBehindSpace(bytes, from);
    }

    private static int tokenBehindSpace(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length
                && (bytes[at] == ' '
                        || bytes[at] == '\n'
                        || bytes[at] == '\r'
                        || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** The place behind the quote that ends a text, which begins behind the other quote. */
    static int textEnd(byte[] bytes, int begin) {
        int at = begin;
        while (at >= 0) {
            if (at + Long.BYTES <= bytes.length) {
                long ends = Words.textEnds(Words.at(bytes, at));
                if (ends == 0) {
                    at += Long.BYTES;
                    continue;
                }
                at += Words.first(ends);
            } else if (at >= bytes.length) {
                return UNSURE;
            }
            if (bytes[at] == '"') {
                return at + 1;
            }
            at = bytes[at] == '\\' ? escapeEnd(bytes, at) : characterEnd(bytes, at);
        }
        return UNSURE;
    }

    /** Likewise, where no character is written with an escape. */
    static int plainTextEnd(byte[] bytes, int begin) {
        int at = begin;
        while (at >= 0) {
            if (at + Long.BYTES <= bytes.length) {
                long ends = Words.textEnds(Words.at(bytes, at));
                if (ends == 0) {
                    at += Long.BYTES;
                    continue;
                }
                at += Words.first(ends);
            } else if (at >= bytes.length) {
                return UNSURE;
            }
            if (bytes[at] == '"') {
                return at + 1;
            }
            at = bytes[at] == '\\' ? UNSURE : characterEnd(bytes, at);
        }
        return UNSURE;
    }

    private static int escapeEnd(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            return UNSURE;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> unicodeEnd(bytes, at);
            default -> UNSURE;
        };
    }

    /** The end of an escaped character, which takes two escapes beyond U+FFFF. */
    private static int unicodeEnd(byte[] bytes, int at) {
        int unit = unit(bytes, at);
        if (unit < 0 || !Character.isSurrogate((char) unit)) {
            return unit < 0 ? UNSURE : at + ESCAPE;
        }
        int other = unit(bytes, at + ESCAPE);
        return other >= 0
                        && Character.isHighSurrogate((char) unit)
                        && Character.isLowSurrogate((char) other)
                ? at + 2 * ESCAPE
                : UNSURE;
    }

    private static int unit(byte[] bytes, int at) {
        if (at + ESCAPE > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return UNSURE;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return UNSURE;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** The end of the character of UTF-8 that begins at a place. */
    private static int characterEnd(byte[] bytes, int at) {
        int first = bytes[at];
        if (first >= 0) {
            return first < ' ' ? UNSURE : at + 1;
        }
        int second = continuation(bytes, at + 1);
        if (first < (byte) 0xE0) {
            return first >= (byte) 0xC2 && second >= 0 ? at + 2 : UNSURE;
        }
        int third = continuation(bytes, at + 2);
        if (first < (byte) 0xF0) {
            int code = (first & 0x0F) << 12 | second << 6 | third;
            boolean right = (second | third) >= 0 && code >= 0x800 && (code & 0xF800) != 0xD800;
            return right ? at + 3 : UNSURE;
        }
        int fourth = continuation(bytes, at + 3);
        int code = (first & 0x0F) << 18 | second << 12 | third << 6 | fourth;
        boolean right = (second | third | fourth) >= 0 && code >= 0x10000 && code <= 0x10FFFF;
        return right ? at + 4 : UNSURE;
    }

    /** The six bits of a byte that continues a character, negative where it does not. */
    private static int continuation(byte[] bytes, int at) {
        return at < bytes.length && bytes[at] < (byte) 0xC0 ? bytes[at] & 0x3F : -1;
    }

    /** The end of one of the three literals, if it begins at a place. */
    static int literalEnd(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case 't' -> wordEnd(bytes, at, 'r', 'u', 'e');
            case 'n' -> wordEnd(bytes, at, 'u', 'l', 'l');
            case 'f' ->
                    at + 1 < bytes.length && bytes[at + 1] == 'a'
                            ? wordEnd(bytes, at + 1, 'l', 's', 'e')
                            : UNSURE;
            default -> UNSURE;
        };
    }

    private static int wordEnd(byte[] bytes, int at, char second, char third, char fourth) {
        return at + 4 <= bytes.length
                        && bytes[at + 1] == second
                        && bytes[at + 2] == third
                        && bytes[at + 3] == fourth
                ? at + 4
                : UNSURE;
    }

    /** Where the digits of a number begin. */
    static int unsigned(byte[] bytes, int at) {
        return bytes[at] == '-' ? at + 1 : at;
    }

    /** Where digits end that begin at a place, itself if there are none. */
    static int digitsEnd(byte[] bytes, int begin) {
        int at = begin;
        while (at + Long.BYTES <= bytes.length) {
            long others = Words.noDigits(Words.at(bytes, at));
            if (others != 0) {
                return at + Words.first(others);
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Where the digits before the point end, which must be some and not begin with a zero. */
    static int wholeEnd(byte[] bytes, int unsigned) {
        int end = digitsEnd(bytes, unsigned);
        int digits = end - unsigned;
        return digits == 0 || digits > MOST_DIGITS || (digits > 1 && bytes[unsigned] == '0')
                ? UNSURE
                : end;
    }

    /** Where the fraction ends that may stand behind a number's digits. */
    static int fractionEnd(byte[] bytes, int wholeEnd) {
        if (wholeEnd >= bytes.length || bytes[wholeEnd] != '.') {
            return wholeEnd;
        }
        int end = digitsEnd(bytes, wholeEnd + 1);
        int digits = end - wholeEnd - 1;
        return digits == 0 || digits > MOST_DIGITS ? UNSURE : end;
    }

    /** Where the exponent ends that may stand behind a number's digits. */
    static int exponentEnd(byte[] bytes, int fractionEnd) {
        if (fractionEnd >= bytes.length || (bytes[fractionEnd] | 0x20) != 'e') {
            return fractionEnd;
        }
        int begin = fractionEnd + 1;
        if (begin < bytes.length && (bytes[begin] == '+' || bytes[begin] == '-')) {
            begin++;
        }
        int end = digitsEnd(bytes, begin);
        return end == begin || end - begin > MOST_DIGITS ? UNSURE : end;
    }

    /** Where a number of any kind ends. */
    static int numberEnd(byte[] bytes, int begin) {
        int whole = wholeEnd(bytes, unsigned(bytes, begin));
        int fraction = whole < 0 ? UNSURE : fractionEnd(bytes, whole);
        return fraction < 0 ? UNSURE : exponentEnd(bytes, fraction);
    }
}
