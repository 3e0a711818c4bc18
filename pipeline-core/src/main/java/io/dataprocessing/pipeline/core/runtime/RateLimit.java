package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;

/**
 * The share of records that may fail in a parallel instance before the job does.
 *
 * @param share from 0 to 1; more than this fails the job
 * @param window how long records are counted before counting begins anew
 * @param minRecords as long as a window has fewer records than that nothing is judged
 * @param clock tells when a window ends; it must be serializable
 */
public record RateLimit(double share, Duration window, long minRecords, Clock clock)
        implements Serializable {

    /** No limit. */
    public static final RateLimit NONE =
            new RateLimit(1, Duration.ofMinutes(1), Long.MAX_VALUE, Clock.systemUTC());

    public RateLimit {
        requireNonNull(window, "window");
        requireNonNull(clock, "clock");
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("a share is from 0 to 1");
        }
    }
}
