package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;

/**
 * A record that waits for others to match.
 *
 * @param value the record
 * @param matched whether one has come
 */
record Held(Row value, boolean matched) {

    Held {
        requireNonNull(value, "value");
    }

    Held asMatched() {
        return matched ? this : new Held(value, true);
    }
}
