package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;

/**
 * A record of one side of a join.
 *
 * @param input 0 for the left side, 1 for the right one
 * @param time its event time in milliseconds
 */
record Arrival(int input, Row row, long time) {

    Instant timestamp() {
        return Instant.ofEpochMilli(time);
    }

    Object key() {
        return row.get(0);
    }

    /** Whether the keys are equal, as SQL has it. */
    boolean sameKey(Arrival other) {
        return key() != null && key().equals(other.key());
    }
}
