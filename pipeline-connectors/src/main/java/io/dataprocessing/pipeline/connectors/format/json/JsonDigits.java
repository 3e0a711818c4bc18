package io.dataprocessing.pipeline.connectors.format.json;

import java.nio.charset.StandardCharsets;

/** Writes the decimal digits of whole numbers. */
final class JsonDigits {

    /** The most bytes that a number of 64 bits takes, its sign included. */
    static final int MAX_LONG = 20;

    private static final byte[] SMALLEST =
            Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    /** The two digits of each number below 100. */
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private JsonDigits() {}

    /**
     * Writes a number at an offset.
     *
     * @return the offset behind it
     */
    static int put(long value, byte[] to, int at) {
        if (value >= 0) {
            return unsigned(value, to, at);
        }
        if (value == Long.MIN_VALUE) {
            System.arraycopy(SMALLEST, 0, to, at, SMALLEST.length);
            return at + SMALLEST.length;
        }
        to[at] = '-';
        return unsigned(-value, to, at + 1);
    }

    private static int unsigned(long value, byte[] to, int at) {
        int count = count(value);
        put(value, count, to, at);
        return at + count;
    }

    /** Writes a number, not negative, with zeros before it. */
    static void put(long value, int count, byte[] to, int at) {
        int end = at + count;
        long rest = value;
        while (rest > Integer.MAX_VALUE && end - at >= 2) {
            long quotient = rest / 100;
            end -= 2;
            pair((int) (rest - quotient * 100), to, end);
            rest = quotient;
        }
        int small = (int) rest;
        while (end - at >= 2) {
            int quotient = small / 100;
            end -= 2;
            pair(small - quotient * 100, to, end);
            small = quotient;
        }
        if (end > at) {
            to[at] = (byte) ('0' + small);
        }
    }

    private static void pair(int value, byte[] to, int at) {
        to[at] = PAIRS[2 * value];
        to[at + 1] = PAIRS[2 * value + 1];
    }

    private static int count(long value) {
        int count = 1;
        long limit = 10;
        while (count < 19 && value >= limit) {
            limit *= 10;
            count++;
        }
        return count;
    }
}
