package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.Surrogates;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON of a record while it's written, in a buffer that is kept from record to record. A record
 * that begins with bytes of another one isn't copied into it before its end is known: {@link
 * #lead}.
 */
final class JsonBytes {

    /** What {@link #copy} moves at once, whatever the length. */
    private static final int STRIDE = 16;

    private static final int SMALL = 512;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final byte[] NOTHING = {};
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ESCAPES = escapes();
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer = new byte[SMALL];
    private int size;
    private int headerSize;
    private byte[] lead = NOTHING;
    private int leadFrom;
    private int leadTo;

    /** For each ASCII character: 0 where it stands for itself, else what stands behind a '\'. */
    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** Begins a record behind a header. */
    void start(byte[] header) {
        size = 0;
        lead = NOTHING;
        leadFrom = 0;
        leadTo = 0;
        headerSize = header.length;
        put(header);
    }

    /** The record: the array that it leads with, where it's nothing else. */
    byte[] take() {
        int length = leadTo - leadFrom;
        if (size == 0 && length == lead.length) {
            byte[] whole = lead;
            lead = NOTHING;
            return whole;
        }
        byte[] record = new byte[length + size];
        System.arraycopy(lead, leadFrom, record, 0, length);
        System.arraycopy(buffer, 0, record, length, size);
        lead = NOTHING;
        if (buffer.length > LARGEST_KEPT) {
            buffer = new byte[SMALL];
        }
        return record;
    }

    /** How many bytes are in the buffer. */
    int size() {
        return size;
    }

    /**
     * Adds bytes that are likely to be most of the record.
     *
     * @param source not changed as long as the record isn't taken
     */
    void lead(byte[] source, int from, int to) {
        if (size != headerSize || leadTo != leadFrom) {
            put(source, from, to);
            return;
        }
        int begin = from - headerSize;
        if (begin >= 0 && Arrays.equals(source, begin, from, buffer, 0, headerSize)) {
            size = 0;
            lead = source;
            leadFrom = begin;
            leadTo = to;
        } else {
            put(source, from, to);
        }
    }

    void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    void put(byte[] source, int from, int to) {
        int length = to - from;
        room(length);
        copy(source, from, length);
        size += length;
    }

    /** Copies what is short by two words, of which the rest is overwritten later. */
    private void copy(byte[] source, int from, int length) {
        if (length <= STRIDE && from + STRIDE <= source.length) {
            WORD.set(buffer, size, (long) WORD.get(source, from));
            WORD.set(buffer, size + Long.BYTES, (long) WORD.get(source, from + Long.BYTES));
        } else {
            System.arraycopy(source, from, buffer, size, length);
        }
    }

    void put(char ascii) {
        room(1);
        buffer[size++] = (byte) ascii;
    }

    /** Brackets what stands behind an offset: nothing, or members with a comma before each. */
    void close(int begin, char opening, char closing) {
        if (size == begin) {
            put(opening);
        } else {
            buffer[begin] = (byte) opening;
        }
        put(closing);
    }

    /** Adds a {@code null}. */
    void nothing() {
        ascii("null");
    }

    /** Adds a truth value. */
    void bool(boolean value) {
        ascii(value ? "true" : "false");
    }

    /** Adds a text of ASCII characters as it stands. */
    @SuppressWarnings("deprecation") // the one way that copies without a look at the characters
    void ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, buffer, size);
        size += length;
    }

    /** Adds a text of ASCII characters, none of which needs an escape, in quotes. */
    void quotedAscii(String text) {
        put('"');
        ascii(text);
        put('"');
    }

    /** Adds a number as it's written in decimal. */
    void number(long value) {
        room(JsonDigits.MAX_LONG);
        size = JsonDigits.put(value, buffer, size);
    }

    /** Adds a number, not negative, with zeros before it. */
    void digits(long value, int count) {
        room(count);
        JsonDigits.put(value, count, buffer, size);
        size += count;
    }

    /**
     * Adds a text in quotes, escaped as JSON wants it.
     *
     * @throws EncodeException if it holds half a character
     */
    void string(String text) throws EncodeException {
        int length = text.length();
        room(length + 2);
        byte[] to = buffer;
        int at = size;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ESCAPES.length || ESCAPES[c] != 0) {
                size = at;
                special(text, i);
                put('"');
                return;
            }
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        size = at;
    }

    private void special(String text, int from) throws EncodeException {
        int length = text.length();
        for (int i = from; i < length; i++) {
            room(6);
            char c = text.charAt(i);
            if (c < ESCAPES.length) {
                ascii(c);
            } else if (c < 0x800) {
                buffer[size++] = (byte) (0xC0 | c >> 6);
                tail(c);
            } else if (!Character.isSurrogate(c)) {
                buffer[size++] = (byte) (0xE0 | c >> 12);
                tail(c >> 6);
                tail(c);
            } else {
                i++;
                pair(c, i < length ? text.charAt(i) : c);
            }
        }
    }

    private void ascii(char c) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
            buffer[size++] = (byte) c;
            return;
        }
        buffer[size++] = '\\';
        buffer[size++] = escape;
        if (escape == 'u') {
            buffer[size++] = '0';
            buffer[size++] = '0';
            buffer[size++] = HEX[c >> 4];
            buffer[size++] = HEX[c & 0xF];
        }
    }

    private void pair(char high, char low) throws EncodeException {
        if (!Character.isHighSurrogate(high) || !Character.isLowSurrogate(low)) {
            throw new EncodeException(Surrogates.PROBLEM);
        }
        int point = Character.toCodePoint(high, low);
        buffer[size++] = (byte) (0xF0 | point >> 18);
        tail(point >> 12);
        tail(point >> 6);
        tail(point);
    }

    private void tail(int bits) {
        buffer[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void room(int more) {
        if (buffer.length - size < more + STRIDE) {
            grow(more);
        }
    }

    private void grow(int more) {
        int needed = Math.addExact(size, Math.addExact(more, STRIDE));
        int doubled = (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8);
        buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
    }
}
