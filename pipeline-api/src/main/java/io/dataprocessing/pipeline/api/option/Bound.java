package io.dataprocessing.pipeline.api.option;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How far from a moment something may be: before it where the duration is negative. In files:
 * {@code -5min}, {@code 0s}, {@code 10min}, {@code unbounded}.
 *
 * @param distance in milliseconds; empty for any
 */
public record Bound(Optional<Duration> distance) {

    public Bound {
        requireNonNull(distance, "distance");
    }

    /** A bound at a distance. */
    public static Bound of(Duration distance) {
        return new Bound(Optional.of(distance));
    }

    /** No bound. */
    public static Bound unbounded() {
        return new Bound(Optional.empty());
    }
}
