package io.dataprocessing.pipeline.core.row;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Integers in as few bytes as they need, seven bits each, the lowest first; signed ones with the
 * sign in the lowest bit, so that small negative numbers are short too.
 */
public final class Varint {

    private static final int MORE = 0x80;
    private static final int PAYLOAD = 0x7F;
    private static final int MAX_SHIFT = 63;

    private Varint() {}

    /** Writes a number of either sign. */
    public static void writeSigned(long value, DataOutputView out) throws IOException {
        writeBits((value << 1) ^ (value >> 63), out);
    }

    /** Reads what {@link #writeSigned} wrote. */
    public static long readSigned(DataInputView in) throws IOException {
        long bits = readBits(in);
        return (bits >>> 1) ^ -(bits & 1);
    }

    /** Writes a length, a count or a position: 0 or more. */
    public static void writeSize(int size, DataOutputView out) throws IOException {
        writeBits(size, out);
    }

    /** Reads what {@link #writeSize} wrote. */
    public static int readSize(DataInputView in) throws IOException {
        long size = readBits(in);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IOException("no size: " + size);
        }
        return (int) size;
    }

    /** Writes a byte string behind its length. */
    public static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        writeSize(bytes.length, out);
        out.write(bytes);
    }

    /** Reads what {@link #writeBytes} wrote. */
    public static byte[] readBytes(DataInputView in) throws IOException {
        return readBytes(readSize(in), in);
    }

    /** Reads so many bytes. */
    static byte[] readBytes(int size, DataInputView in) throws IOException {
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    /** Copies a number of either sign, or a size. */
    public static void copy(DataInputView in, DataOutputView out) throws IOException {
        byte part = in.readByte();
        while ((part & MORE) != 0) {
            out.writeByte(part);
            part = in.readByte();
        }
        out.writeByte(part);
    }

    /** Copies a byte string with its length; not by Flink's own copy, which makes no room first. */
    public static void copyBytes(DataInputView in, DataOutputView out) throws IOException {
        writeBytes(readBytes(in), out);
    }

    private static void writeBits(long bits, DataOutputView out) throws IOException {
        long rest = bits;
        while ((rest & ~PAYLOAD) != 0) {
            out.writeByte((int) (rest & PAYLOAD) | MORE);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readBits(DataInputView in) throws IOException {
        long bits = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            byte part = in.readByte();
            bits |= (long) (part & PAYLOAD) << shift;
            if ((part & MORE) == 0) {
                return bits;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }
}
