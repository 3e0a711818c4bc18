package io.dataprocessing.pipeline.connectors.format.protobuf;

import java.util.Arrays;

/**
 * The parts of a record that make up one message, in order. Mostly it's one; a writer may send a
 * message in several, which a reader has to take together.
 */
final class Spans {

    private int[] bounds = new int[2];
    private int count;

    void add(int from, int to) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int from(int index) {
        return bounds[2 * index];
    }

    int to(int index) {
        return bounds[2 * index + 1];
    }

    /** How many bytes all are. */
    int length() {
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += to(i) - from(i);
        }
        return length;
    }
}
