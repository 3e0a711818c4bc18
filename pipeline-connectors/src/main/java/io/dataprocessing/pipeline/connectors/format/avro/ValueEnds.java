package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.connectors.format.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says where the value that begins at a byte ends, or {@link Walker#UNSURE} where it's wrong or
 * ends beyond the record.
 */
final class ValueEnds {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ValueEnds() {}

    static int fixed(byte[] bytes, int at, int size) {
        return size <= bytes.length - at ? at + size : Walker.UNSURE;
    }

    static int truth(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xfe) == 0 ? at + 1 : Walker.UNSURE;
    }

    static int intEnd(byte[] bytes, int at) {
        return number(bytes, at, 4, 0xf0);
    }

    static int longEnd(byte[] bytes, int at) {
        return number(bytes, at, 9, 0xfe);
    }

    /** The end of a number of so many bytes more than one, the last without some bits. */
    private static int number(byte[] bytes, int at, int more, int forbidden) {
        if (at < bytes.length && bytes[at] >= 0) {
            return at + 1;
        }
        int last = Math.min(at + more, bytes.length - 1);
        for (int i = at; i <= last; i++) {
            if (bytes[i] >= 0) {
                return i == at + more && (bytes[i] & forbidden) != 0 ? Walker.UNSURE : i + 1;
            }
        }
        return Walker.UNSURE;
    }

    /** A number that {@link #intEnd} or {@link #longEnd} accepted. */
    static long value(byte[] bytes, int from) {
        long value = bytes[from];
        if (value >= 0) {
            return (value >>> 1) ^ -(value & 1);
        }
        value &= 0x7f;
        int at = from + 1;
        for (int shift = 7; ; shift += 7) {
            long next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    /** The first byte behind a number that {@link #intEnd} or {@link #longEnd} accepted. */
    static int behind(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    static int text(byte[] bytes, int at) {
        int end = lengthFirst(bytes, at);
        if (end < 0) {
            return Walker.UNSURE;
        }
        int from = behind(bytes, at);
        return isAscii(bytes, from, end) || Utf8.firstInvalid(bytes, from, end) < 0
                ? end
                : Walker.UNSURE;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        if (at == to) {
            return true;
        }
        if (at + Long.BYTES <= bytes.length) {
            long rest = (long) LONGS.get(bytes, at) & (HIGH_BITS >>> (Long.SIZE - 8 * (to - at)));
            return rest == 0;
        }
        int seen = 0;
        for (; at < to; at++) {
            seen |= bytes[at];
        }
        return seen >= 0;
    }

    /** The end of bytes whose length stands before them. */
    static int lengthFirst(byte[] bytes, int at) {
        if (at < bytes.length && bytes[at] >= 0) {
            int end = at + 1 + (bytes[at] >> 1);
            return (bytes[at] & 1) == 0 && end <= bytes.length ? end : Walker.UNSURE;
        }
        int from = longEnd(bytes, at);
        if (from < 0) {
            return Walker.UNSURE;
        }
        long length = value(bytes, at);
        return length >= 0 && length <= bytes.length - from ? from + (int) length : Walker.UNSURE;
    }

    /** A position in a list; beyond any list where there is none. */
    static int index(byte[] bytes, int at) {
        if (at < bytes.length && bytes[at] >= 0) {
            return (bytes[at] & 1) == 0 ? bytes[at] >> 1 : Integer.MAX_VALUE;
        }
        if (intEnd(bytes, at) < 0) {
            return Integer.MAX_VALUE;
        }
        long index = value(bytes, at);
        return index < 0 ? Integer.MAX_VALUE : (int) index;
    }

    static int symbol(byte[] bytes, int at, boolean[] known) {
        int index = index(bytes, at);
        return index < known.length && known[index] ? behind(bytes, at) : Walker.UNSURE;
    }

    static int bounded(byte[] bytes, int at, int end, long bound) {
        if (end < 0) {
            return Walker.UNSURE;
        }
        long value = value(bytes, at);
        return value >= 0 && value < bound ? end : Walker.UNSURE;
    }

    static int decimal(byte[] bytes, int at, long bound) {
        int end = lengthFirst(bytes, at);
        if (end < 0) {
            return Walker.UNSURE;
        }
        int from = behind(bytes, at);
        return decimal(bytes, from, end - from, bound);
    }

    /** Only of a few bytes: the readers know how to count the digits of more. */
    static int decimal(byte[] bytes, int at, int size, long bound) {
        if (size == 0 || size > Long.BYTES || size > bytes.length - at) {
            return Walker.UNSURE;
        }
        long value = bytes[at];
        for (int i = 1; i < size; i++) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value > -bound && value < bound ? at + size : Walker.UNSURE;
    }
}
