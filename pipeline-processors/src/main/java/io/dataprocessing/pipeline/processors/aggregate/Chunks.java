package io.dataprocessing.pipeline.processors.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A set of values as sorted lists in a row, each of a limited size, so that adding one copies only
 * a part. Neither the set nor its lists are ever changed.
 */
final class Chunks {

    /** The set without values. */
    static final List<List<Object>> EMPTY = List.of();

    private static final int LIMIT = 128;

    private Chunks() {}

    /** A set with a value added; the set itself if the value is in it. */
    static List<List<Object>> plus(List<List<Object>> set, Object value) {
        int chunk = Math.max(0, chunkOf(set, value));
        List<Object> values = set.isEmpty() ? List.of() : set.get(chunk);
        int found = Collections.binarySearch(values, value, ValueOrder.NATURAL);
        if (found >= 0) {
            return set;
        }
        List<Object> more = new ArrayList<>(values.size() + 1);
        more.addAll(values);
        more.add(-found - 1, value);
        List<List<Object>> changed = new ArrayList<>(set);
        if (!changed.isEmpty()) {
            changed.remove(chunk);
        }
        if (more.size() <= LIMIT) {
            changed.add(chunk, Collections.unmodifiableList(more));
        } else {
            int half = more.size() / 2;
            changed.add(chunk, List.copyOf(more.subList(half, more.size())));
            changed.add(chunk, List.copyOf(more.subList(0, half)));
        }
        return Collections.unmodifiableList(changed);
    }

    /** The last chunk that begins with the value or a smaller one; -1 if none does. */
    private static int chunkOf(List<List<Object>> set, Object value) {
        int low = 0;
        int high = set.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ValueOrder.NATURAL.compare(set.get(middle).get(0), value) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** How many values there are. */
    static long size(List<List<Object>> set) {
        return set.stream().mapToLong(List::size).sum();
    }

    /** All values in their order. */
    static List<Object> values(List<List<Object>> set) {
        return set.stream().flatMap(List::stream).toList();
    }
}
