package io.dataprocessing.pipeline.api.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How long state is kept after it was last written. Every cell says so: state that is kept for ever
 * grows for ever, so it has to be asked for.
 *
 * @param duration how long, in processing time and at least a millisecond; empty for ever
 */
public record Ttl(Optional<Duration> duration) {

    public Ttl {
        requireNonNull(duration, "duration");
        if (duration.isPresent() && duration.get().toMillis() < 1) {
            throw new IllegalArgumentException("a TTL must be at least 1ms, not " + duration.get());
        }
    }

    /** State that expires {@code duration} after its last write. */
    public static Ttl of(Duration duration) {
        return new Ttl(Optional.of(duration));
    }

    /** State that the processor removes by itself, or wants to keep for ever. */
    public static Ttl none() {
        return new Ttl(Optional.empty());
    }
}
