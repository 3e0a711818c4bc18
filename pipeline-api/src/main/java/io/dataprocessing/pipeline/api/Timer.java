package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;

/**
 * A timer that fires.
 *
 * @param time the time that it was registered for
 * @param domain which clock
 * @param key the key for which it was registered
 */
public record Timer(Instant time, Domain domain, Row key) {

    /** The clocks. */
    public enum Domain {
        /** The watermark: fires when no earlier event is expected any more; the same on replay. */
        EVENT_TIME,
        /** The clock of the machine; differs on replay. */
        PROCESSING_TIME
    }

    public Timer {
        requireNonNull(time, "time");
        requireNonNull(domain, "domain");
        requireNonNull(key, "key");
    }
}
