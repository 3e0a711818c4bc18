package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.format.EncodeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Avro's binary encoding to an array that grows. */
final class BinaryOutput {

    private static final int FIRST_SIZE = 512;
    private static final int MAX_NUMBER_SIZE = 10;
    private static final int MAX_ASCII = 0x7f;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** Starts another record. */
    void reset() {
        size = 0;
    }

    /** The bytes so far, in an array of their own. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void writeBoolean(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void writeInt(int value) {
        writeLong(value); // the same bytes
    }

    void writeLong(long value) {
        room(MAX_NUMBER_SIZE);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeFloat(float value) {
        room(Float.BYTES);
        INT.set(bytes, size, Float.floatToRawIntBits(value));
        size += Float.BYTES;
    }

    void writeDouble(double value) {
        room(Double.BYTES);
        LONG.set(bytes, size, Double.doubleToRawLongBits(value));
        size += Double.BYTES;
    }

    @SuppressWarnings("deprecation") // copies the low bytes, which is all that ASCII has
    void writeString(String text) throws EncodeException {
        int length = text.length();
        int seen = 0;
        for (int i = 0; i < length; i++) {
            seen |= text.charAt(i);
        }
        if (seen > MAX_ASCII) {
            writeUtf8(text);
            return;
        }
        writeLong(length);
        room(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    private void writeUtf8(String text) throws EncodeException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new EncodeException("holds half a character (a lone surrogate)");
                }
                i++;
            }
        }
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void writeBytes(byte[] value) {
        writeLong(value.length);
        writeFixed(value);
    }

    void writeFixed(byte[] value) {
        write(value, 0, value.length);
    }

    /** Copies a part of other bytes. */
    void write(byte[] source, int from, int to) {
        int length = to - from;
        room(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
