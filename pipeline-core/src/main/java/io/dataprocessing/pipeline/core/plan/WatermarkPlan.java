package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Event time of a source.
 *
 * @param field the field that holds it; empty for the record's own timestamp
 * @param outOfOrderness how far events may be behind the latest
 * @param idleTimeout after which a silent partition is left out; empty for never
 * @param maxFuture how far an event may be ahead of the clock before it counts as an error; empty
 *     for no limit
 * @param alignment how far this source may run ahead of others; empty for no limit
 */
public record WatermarkPlan(
        Optional<String> field,
        Duration outOfOrderness,
        Optional<Duration> idleTimeout,
        Optional<Duration> maxFuture,
        Optional<Alignment> alignment) {

    /**
     * Keeps sources together.
     *
     * @param group sources of one group wait for each other
     * @param maxDrift how far one may be ahead
     */
    public record Alignment(String group, Duration maxDrift) {

        public Alignment {
            requireNonNull(group, "group");
            requireNonNull(maxDrift, "maxDrift");
        }
    }

    public WatermarkPlan {
        requireNonNull(field, "field");
        requireNonNull(outOfOrderness, "outOfOrderness");
        requireNonNull(idleTimeout, "idleTimeout");
        requireNonNull(maxFuture, "maxFuture");
        requireNonNull(alignment, "alignment");
    }
}
