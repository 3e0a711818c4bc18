package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;

/**
 * What a table holds for a key.
 *
 * @param since when it became valid
 * @param value the row
 */
record Version(Instant since, Row value) {

    Version {
        requireNonNull(since, "since");
        requireNonNull(value, "value");
    }
}
