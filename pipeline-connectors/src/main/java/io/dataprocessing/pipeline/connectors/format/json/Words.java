package io.dataprocessing.pipeline.connectors.format.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes taken eight at a time, the first one lowest. */
final class Words {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long ZEROS = ONES * '0';
    private static final long BEYOND_NINE = ONES * (0x80 - 10);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Words() {}

    /** The eight bytes from an offset on, which have to be there. */
    static long at(byte[] bytes, int offset) {
        return (long) LONGS.get(bytes, offset);
    }

    /**
     * The high bits of the bytes of a word at which a text of plain ASCII ends: quotes,
     * backslashes, controls, what is beyond ASCII. Only the lowest bit is sure.
     */
    static long textEnds(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (((quotes - ONES) & ~quotes)
                        | ((backslashes - ONES) & ~backslashes)
                        | ((word - SPACES) & ~word)
                        | word)
                & HIGH_BITS;
    }

    /** Likewise, of a text that is known to be well formed: its quotes and backslashes. */
    static long quotesOrBackslashes(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH_BITS;
    }

    /** The high bits of the bytes of a word that are no digits; only the lowest one is sure. */
    static long noDigits(long word) {
        long digits = word ^ ZEROS;
        return ((digits + BEYOND_NINE) | digits) & HIGH_BITS;
    }

    /** The place in a word of the byte with the lowest of some high bits. */
    static int first(long highBits) {
        return Long.numberOfTrailingZeros(highBits) >>> 3;
    }

    /** A hash of bytes; different ones hardly ever have the same. */
    static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ at(bytes, at));
        }
        if (at < to) {
            long rest = 0;
            for (; at < to; at++) {
                rest = rest << Byte.SIZE | (bytes[at] & 0xFF);
            }
            hash = mixed(hash ^ rest);
        }
        return mixed(hash);
    }

    /** A number's bits, each spread over all. */
    static long mixed(long value) {
        long mixed = value * MIX;
        mixed = (mixed ^ mixed >>> 32) * MIX;
        return mixed ^ mixed >>> 29;
    }
}
