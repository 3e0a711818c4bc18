package io.dataprocessing.pipeline.processors.keyed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a key that is expected.
 *
 * @param seen when its latest record came
 * @param missingSince when the next one was due, once that moment has gone by
 */
record Heartbeat(Instant seen, Optional<Instant> missingSince) {

    Heartbeat {
        requireNonNull(seen, "seen");
        requireNonNull(missingSince, "missingSince");
    }

    /** A key that a record has just come for. */
    static Heartbeat at(Instant seen) {
        return new Heartbeat(seen, Optional.empty());
    }

    /** This key, missing since a moment. */
    Heartbeat missing(Instant since) {
        return new Heartbeat(seen, Optional.of(since));
    }
}
