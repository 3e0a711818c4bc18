package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Further attempts of a step at a record after an error that may pass.
 *
 * @param attempts how often a record is tried; 1 for no retries
 * @param backoff the wait before the second attempt; it doubles with each further one
 * @param maxBackoff the longest wait
 */
public record RetryPlan(int attempts, Duration backoff, Duration maxBackoff) {

    public RetryPlan {
        requireNonNull(backoff, "backoff");
        requireNonNull(maxBackoff, "maxBackoff");
    }
}
