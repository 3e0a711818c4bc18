package io.dataprocessing.pipeline.connectors.format.protobuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes in protobuf's wire format, written from back to front: the length of a message is known
 * when what's in it is written, so that nothing is measured before or moved after.
 */
final class WireOutput {

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_SIZE = 256;
    private static final int KEPT_SIZE = 1 << 20;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int at = FIRST_SIZE;

    /** How many bytes were written. */
    int size() {
        return bytes.length - at;
    }

    /** Puts a tag before all that was written. */
    void tag(int number, int wireType) {
        varint(((long) number << 3) | wireType);
    }

    /** Puts the size of what was written behind {@code from} before it, and a tag before that. */
    void close(int number, int from) {
        varint(size() - (long) from);
        tag(number, WireInput.LENGTH);
    }

    void varint(long value) {
        int length = (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
        reserve(length);
        at -= length;
        int to = at;
        long rest = value;
        while (length > 1) {
            bytes[to++] = (byte) (rest | 0x80);
            rest >>>= 7;
            length--;
        }
        bytes[to] = (byte) rest;
    }

    void fixed32(int value) {
        reserve(Integer.BYTES);
        at -= Integer.BYTES;
        INTS.set(bytes, at, value);
    }

    void fixed64(long value) {
        reserve(Long.BYTES);
        at -= Long.BYTES;
        LONGS.set(bytes, at, value);
    }

    void raw(byte[] value) {
        reserve(value.length);
        at -= value.length;
        System.arraycopy(value, 0, bytes, at, value.length);
    }

    /** All that was written, in an array of its own; the next record begins empty. */
    byte[] take() {
        byte[] all = Arrays.copyOfRange(bytes, at, bytes.length);
        clear();
        return all;
    }

    void clear() {
        if (bytes.length > KEPT_SIZE) {
            bytes = new byte[FIRST_SIZE];
        }
        at = bytes.length;
    }

    private void reserve(int length) {
        if (at < length) {
            int size = size();
            byte[] larger =
                    new byte
                            [Math.max(
                                    Math.multiplyExact(bytes.length, 2),
                                    Math.addExact(size, length))];
            System.arraycopy(bytes, at, larger, larger.length - size, size);
            at = larger.length - size;
            bytes = larger;
        }
    }
}
