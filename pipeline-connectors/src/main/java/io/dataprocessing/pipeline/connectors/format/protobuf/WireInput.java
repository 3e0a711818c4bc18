package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a record, read from front to back within a window, in protobuf's wire format.
 * Nothing is allocated on the word of a length that goes beyond the window.
 */
final class WireInput {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_DEPTH = 100;
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private int at;
    private int end;

    WireInput(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** Reads on at another place, to another end. */
    void window(int from, int to) {
        at = from;
        end = to;
    }

    /** The next field's number and wire type. */
    int tag() throws DecodeException {
        int start = at;
        long tag = varint();
        int wireType = (int) tag & 7;
        if (tag >>> 32 != 0 || tag >>> 3 == 0 || wireType > FIXED32) {
            throw error(start, "this is no tag of a field");
        }
        return (int) tag;
    }

    long varint() throws DecodeException {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        int start = at;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw brokenOff();
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return value;
            }
        }
        throw error(start, "the number has more than 64 bits");
    }

    int fixed32() throws DecodeException {
        if (end - at < Integer.BYTES) {
            throw brokenOff();
        }
        int value = (int) INTS.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long fixed64() throws DecodeException {
        if (end - at < Long.BYTES) {
            throw brokenOff();
        }
        long value = (long) LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    /** The length of what follows, which is all there. */
    int length() throws DecodeException {
        int start = at;
        long length = varint();
        if (length < 0 || length > end - at) {
            throw error(
                    start, "the length goes beyond the end, which is at byte %d".formatted(end));
        }
        return (int) length;
    }

    String string() throws DecodeException {
        int length = length();
        int start = at;
        at += length;
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            verifyUtf8(start, length);
        }
        return text;
    }

    private void verifyUtf8(int start, int length) throws DecodeException {
        ByteBuffer text = ByteBuffer.wrap(bytes, start, length);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(text);
        } catch (CharacterCodingException e) {
            throw error(text.position(), "invalid UTF-8");
        }
    }

    byte[] bytes() throws DecodeException {
        int length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** The bytes of all spans behind each other. */
    byte[] copy(Spans spans) {
        byte[] all = new byte[spans.length()];
        int to = 0;
        for (int i = 0; i < spans.count(); i++) {
            int length = spans.to(i) - spans.from(i);
            System.arraycopy(bytes, spans.from(i), all, to, length);
            to += length;
        }
        return all;
    }

    /** Goes behind a message whose tag was read, and adds where it was. */
    void message(int tag, Spans spans) throws DecodeException {
        if ((tag & 7) == LENGTH) {
            int length = length();
            spans.add(at, at + length);
            at += length;
            return;
        }
        int start = at;
        int closing = tag + END_GROUP - START_GROUP;
        int last = at;
        for (int next = tag(); next != closing; next = tag()) {
            skip(next, 1);
            last = at;
        }
        spans.add(start, last);
    }

    /** Goes behind the value of a field whose tag was read. */
    void skip(int tag) throws DecodeException {
        skip(tag, 0);
    }

    private void skip(int tag, int depth) throws DecodeException {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case LENGTH -> {
                int length = length();
                at += length;
            }
            case START_GROUP -> {
                int closing = tag + END_GROUP - START_GROUP;
                if (depth >= MAX_DEPTH) {
                    throw error(at, "groups are nested deeper than " + MAX_DEPTH);
                }
                for (int next = tag(); next != closing; next = tag()) {
                    skip(next, depth + 1);
                }
            }
            case END_GROUP -> throw error(at, "a group ends that didn't begin");
            default -> fixed32();
        }
    }

    DecodeException brokenOff() {
        return error(end, "the record breaks off");
    }

    static DecodeException error(int position, String what) {
        return new DecodeException("byte %d: %s".formatted(position, what));
    }
}
