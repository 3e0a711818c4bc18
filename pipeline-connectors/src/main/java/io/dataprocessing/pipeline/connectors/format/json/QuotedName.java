package io.dataprocessing.pipeline.connectors.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A name as it stands in an object, with its quotes and colon, to be compared a word at a time.
 */
final class QuotedName {

    /** No bytes are like this. */
    static final QuotedName NONE = new QuotedName(new byte[Long.BYTES], 0);

    private static final int LONGEST = 1_000;

    private final byte[] text;
    private final long head;
    private final long mask;
    private final long tail;

    private QuotedName(byte[] text, long mask) {
        this.text = text;
        byte[] padded = Arrays.copyOf(text, Math.max(text.length, Long.BYTES));
        this.head = mask == 0 ? 1 : Words.at(padded, 0);
        this.mask = mask;
        this.tail = Words.at(padded, padded.length - Long.BYTES);
    }

    /** A name; {@link #NONE} where it can only stand with an escape, or is far too long. */
    static QuotedName of(String name) {
        if (name.length() > LONGEST
                || name.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            return NONE;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** The name between two quotes. */
    static QuotedName of(byte[] bytes, int from, int to) {
        byte[] text = new byte[to - from + 3];
        text[0] = '"';
        System.arraycopy(bytes, from, text, 1, to - from);
        text[text.length - 2] = '"';
        text[text.length - 1] = ':';
        int bits = text.length * Byte.SIZE;
        return new QuotedName(text, bits >= Long.SIZE ? -1L : (1L << bits) - 1);
    }

    /** The place behind the colon, if this name begins at a place; otherwise -1. */
    int behind(byte[] bytes, int at) {
        int length = text.length;
        int end = at + length;
        if (at + Long.BYTES > bytes.length
                || end > bytes.length
                || (Words.at(bytes, at) & mask) != head) {
            return -1;
        }
        if (length <= Long.BYTES) {
            return end;
        }
        if (Words.at(bytes, end - Long.BYTES) != tail) {
            return -1;
        }
        return length <= 2 * Long.BYTES || Arrays.equals(text, 0, length, bytes, at, end)
                ? end
                : -1;
    }

    /** Whether this name is the one between two quotes. */
    boolean is(byte[] bytes, int from, int to) {
        return Arrays.equals(text, 1, text.length - 2, bytes, from, to);
    }

    /** The {@link Words#hash} of the name between its quotes. */
    long hash() {
        return Words.hash(text, 1, text.length - 2);
    }
}
