package io.dataprocessing.pipeline.connectors.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes that are no UTF-8: RFC 3629, no overlong forms, no surrogates, nothing past U+10FFFF.
 */
public final class Utf8 {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The offset of the first byte from one on that is no UTF-8, -1 where there is none. */
    public static int firstInvalid(byte[] bytes, int from) {
        return firstInvalid(bytes, from, bytes.length);
    }

    /** The offset of the first byte of a part that is no UTF-8, -1 where there is none. */
    public static int firstInvalid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + Long.BYTES <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int size = sequence(bytes, at, to);
                if (size == 0) {
                    return at;
                }
                at += size;
            }
        }
        return -1;
    }

    /** The length of the character that begins with a byte beyond ASCII, 0 if it's none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + size > to) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean allowed =
                switch (first) {
                    case 0xE0 -> second >= 0xA0;
                    case 0xED -> second < 0xA0;
                    case 0xF0 -> second >= 0x90;
                    case 0xF4 -> second < 0x90;
                    default -> true;
                };
        return allowed ? size : 0;
    }
}
