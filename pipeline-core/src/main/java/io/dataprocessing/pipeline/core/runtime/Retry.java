package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * Further attempts at a record after an error that may pass.
 *
 * @param attempts how often a record is tried; 1 for no retries
 * @param backoff the wait before the second attempt; it doubles with each further one
 * @param maxBackoff the longest wait
 */
public record Retry(int attempts, Duration backoff, Duration maxBackoff) implements Serializable {

    /** One attempt only. */
    public static final Retry NONE = new Retry(1, Duration.ZERO, Duration.ZERO);

    /** Doubling more often makes no sense: the wait is longer than any limit. */
    private static final int MOST_DOUBLINGS = 30;

    public Retry {
        requireNonNull(backoff, "backoff");
        requireNonNull(maxBackoff, "maxBackoff");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1");
        }
    }

    /** Whether another attempt follows the one with this number, which counts from 1. */
    boolean goesOnAfter(int attempt) {
        return attempt < attempts;
    }

    /** How long to wait, in milliseconds, after the attempt with this number. */
    long waitAfter(int attempt) {
        long doubled = Math.max(1, backoff.toMillis()) << Math.min(attempt - 1, MOST_DOUBLINGS);
        return doubled <= 0 ? maxBackoff.toMillis() : Math.min(doubled, maxBackoff.toMillis());
    }
}
