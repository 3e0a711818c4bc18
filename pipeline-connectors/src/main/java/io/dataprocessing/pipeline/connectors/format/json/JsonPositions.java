package io.dataprocessing.pipeline.connectors.format.json;

/**
 * Where the values of a row's fields stand in its object: beginning and end of each, from the
 * object's own beginning, in one number where that's enough.
 */
final class JsonPositions {

    private static final int HALF = Short.SIZE;
    private static final int MAX = (1 << HALF) - 1;

    private JsonPositions() {}

    /** Those of an object of so many bytes at most, none of them known yet. */
    static int[] of(int fields, int bytes) {
        return new int[bytes <= MAX ? fields : 2 * fields];
    }

    /** Whether it's known where a field stands. */
    static boolean has(int[] positions, int fields, int field) {
        return positions[positions.length == fields ? field : 2 * field] != 0;
    }

    /** Sets where a field stands. */
    static void set(int[] positions, int fields, int field, int begin, int end) {
        if (positions.length == fields) {
            positions[field] = begin << HALF | end;
        } else {
            positions[2 * field] = begin;
            positions[2 * field + 1] = end;
        }
    }

    /** Where a field begins, 0 if that isn't known. */
    static int begin(int[] positions, int fields, int field) {
        return positions.length == fields ? positions[field] >>> HALF : positions[2 * field];
    }

    /** Where a field ends. */
    static int end(int[] positions, int fields, int field) {
        return positions.length == fields ? positions[field] & MAX : positions[2 * field + 1];
    }
}
