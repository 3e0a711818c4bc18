package io.dataprocessing.pipeline.processors.aggregate;

import java.math.BigInteger;

/**
 * Sums of whole numbers in two longs, the high and the low one, that no number of records exceeds.
 */
final class WideSum {

    private WideSum() {}

    /** Adds a number to the sum at a place. */
    static void add(Object[] cells, int at, long number) {
        add(cells, at, number >> 63, number);
    }

    /** Adds a sum to the sum at a place. */
    static void add(Object[] cells, int at, long high, long low) {
        long sum = (Long) cells[at + 1] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        cells[at] = (Long) cells[at] + high + carry;
        cells[at + 1] = sum;
    }

    /** Whether a long holds the sum; it's the low one then. */
    static boolean fits(Object[] cells, int at) {
        return (Long) cells[at] == (Long) cells[at + 1] >> 63;
    }

    static BigInteger exact(Object[] cells, int at) {
        BigInteger low = new BigInteger(Long.toUnsignedString((Long) cells[at + 1]));
        return BigInteger.valueOf((Long) cells[at]).shiftLeft(64).add(low);
    }
}
