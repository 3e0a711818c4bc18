package io.dataprocessing.pipeline.connectors.format.avro;

import java.util.ArrayList;
import java.util.List;

/**
 * How rows of one layout and mapping become records of one schema: parts of the record that are
 * copied, and between them fields that are written.
 */
final class Passage {

    private final int[] from;
    private final int[] to;
    private final boolean whole;

    private Passage(int[] from, int[] to, boolean whole) {
        this.from = from;
        this.to = to;
        this.whole = whole;
    }

    /**
     * The passage of rows.
     *
     * @param first for each field that is written the first slot of that whose bytes it has, or
     *     {@link AvroField#NOWHERE}
     * @param behind the first slot behind that field
     * @param slots how many slots the record has
     */
    static Passage of(int[] first, int[] behind, int slots) {
        List<int[]> parts = new ArrayList<>();
        int next = AvroField.NOWHERE;
        for (int i = 0; i < first.length; i++) {
            if (first[i] < 0) {
                parts.add(new int[] {~i, 0});
                next = AvroField.NOWHERE;
            } else {
                if (first[i] == next) {
                    parts.get(parts.size() - 1)[1] = behind[i];
                } else {
                    parts.add(new int[] {first[i], behind[i]});
                }
                next = behind[i];
            }
        }
        return new Passage(
                parts.stream().mapToInt(part -> part[0]).toArray(),
                parts.stream().mapToInt(part -> part[1]).toArray(),
                parts.size() == 1 && parts.get(0)[0] == 0 && parts.get(0)[1] == slots);
    }

    /** How many parts there are. */
    int parts() {
        return from.length;
    }

    /** The first slot of the record that is copied, or the complement of the field written. */
    int from(int part) {
        return from[part];
    }

    /** The first slot of the record that isn't copied any more. */
    int to(int part) {
        return to[part];
    }

    /** Whether the record is copied from its first field to its last. */
    boolean whole() {
        return whole;
    }
}
