package io.dataprocessing.pipeline.connectors.format.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads Avro's binary encoding from an array, strictly: whatever a length says, no more is read or
 * allocated than the record holds.
 */
final class BinaryInput {

    /** The most elements of a record that take no bytes, such as nulls. */
    static final int MAX_EMPTY_ELEMENTS = 1_000_000;

    /** How deep records may contain themselves. */
    static final int MAX_DEPTH = 200;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int position;
    private int limit;
    private int emptyElements;
    private int depth;

    /** Starts with another record: its payload from a byte on. */
    void reset(byte[] record, int from) {
        bytes = record;
        position = from;
        limit = record.length;
        emptyElements = 0;
        depth = 0;
    }

    /** Goes on at another byte of the record. */
    void moveTo(int at) {
        position = at;
    }

    /** Goes into a record that may contain itself. */
    void enter() throws MalformedException {
        if (++depth > MAX_DEPTH) {
            throw malformed("is nested deeper than %d records".formatted(MAX_DEPTH));
        }
    }

    /** Comes out of it again. */
    void leave() {
        depth--;
    }

    /** Avro's own reader of a part of the record. */
    BinaryDecoder decoder(int from, int to) {
        return DecoderFactory.get().binaryDecoder(bytes, from, to - from, null);
    }

    int position() {
        return position;
    }

    int remaining() {
        return limit - position;
    }

    MalformedException malformed(String problem) {
        return new MalformedException(position, problem);
    }

    boolean readBoolean() throws MalformedException {
        need(1, "a truth value");
        byte value = bytes[position];
        if (value != 0 && value != 1) {
            throw malformed("holds a truth value that is neither 0 nor 1");
        }
        position++;
        return value == 1;
    }

    int readInt() throws MalformedException {
        int start = position;
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position == limit) {
                throw malformed("ends within an int");
            }
            int next = bytes[position++];
            if (shift == 28 && (next & 0xf0) != 0) {
                break;
            }
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new MalformedException(start, "holds an int of more than 32 bits");
    }

    long readLong() throws MalformedException {
        int start = position;
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (position == limit) {
                throw malformed("ends within a long");
            }
            int next = bytes[position++];
            if (shift == 63 && (next & 0xfe) != 0) {
                break;
            }
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new MalformedException(start, "holds a long of more than 64 bits");
    }

    float readFloat() throws MalformedException {
        need(Float.BYTES, "a float");
        int bits = (int) INT.get(bytes, position);
        position += Float.BYTES;
        return Float.intBitsToFloat(bits);
    }

    double readDouble() throws MalformedException {
        need(Double.BYTES, "a double");
        long bits = (long) LONG.get(bytes, position);
        position += Double.BYTES;
        return Double.longBitsToDouble(bits);
    }

    String readString() throws MalformedException {
        int length = readLength("a text");
        int start = position;
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        position += length;
        if (text.indexOf('\uFFFD') >= 0) {
            verifyUtf8(start, length);
        }
        return text;
    }

    /** The replacement character may stand in the text itself, or for what isn't UTF-8. */
    private void verifyUtf8(int start, int length) throws MalformedException {
        ByteBuffer text = ByteBuffer.wrap(bytes, start, length);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(text);
        } catch (CharacterCodingException e) {
            throw new MalformedException(text.position(), "holds invalid UTF-8");
        }
    }

    byte[] readBytes() throws MalformedException {
        return take(readLength("bytes"));
    }

    byte[] readFixed(int size) throws MalformedException {
        need(size, "%d bytes".formatted(size));
        return take(size);
    }

    private byte[] take(int length) {
        byte[] taken = new byte[length];
        System.arraycopy(bytes, position, taken, 0, length);
        position += length;
        return taken;
    }

    /** All that is left. */
    byte[] readRest() {
        return take(remaining());
    }

    void skip(int length) throws MalformedException {
        need(length, "%d bytes".formatted(length));
        position += length;
    }

    /** A position in a list: of an enum's symbols, of a union's branches. */
    int readIndex(int count, String what) throws MalformedException {
        int start = position;
        int index = readInt();
        if (index < 0 || index >= count) {
            throw new MalformedException(
                    start, "holds %s's position that its %d don't have".formatted(what, count));
        }
        return index;
    }

    /** The length of a text or of bytes, which are all there. */
    int readLength(String what) throws MalformedException {
        int start = position;
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new MalformedException(
                    start,
                    length < 0
                            ? "holds %s of negative length".formatted(what)
                            : "holds %s longer than the record".formatted(what));
        }
        return (int) length;
    }

    /**
     * The number of elements in the next block of an array or map, 0 behind the last.
     *
     * @param elementSize the fewest bytes that an element takes
     */
    int readBlock(int elementSize) throws MalformedException {
        int start = position;
        long count = readLong();
        if (count < 0) {
            long size = readLong();
            if (size < 0 || size > remaining() || count == Long.MIN_VALUE) {
                throw new MalformedException(start, "holds a block longer than the record");
            }
            count = -count;
        }
        if (elementSize > 0) {
            if (count > remaining() / elementSize) {
                throw new MalformedException(
                        start, "holds more elements than the record has room for");
            }
        } else {
            if (count > MAX_EMPTY_ELEMENTS - emptyElements) {
                throw new MalformedException(
                        start,
                        "holds more than %,d elements without content"
                                .formatted(MAX_EMPTY_ELEMENTS));
            }
            emptyElements += (int) count;
        }
        return (int) count;
    }

    private void need(int length, String what) throws MalformedException {
        if (length > remaining()) {
            throw malformed("ends within " + what);
        }
    }
}
