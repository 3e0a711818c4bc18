package io.dataprocessing.pipeline.processors.record;

import java.time.Duration;

/**
 * A token bucket, told by one number: the moment at which the bucket will be full again. Moments
 * are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param amount what passes in a period, and fits into the bucket
 * @param tasks how many tasks share it, each with a bucket of its own
 * @param periodNanos the period
 */
record RateGate(long amount, int tasks, long periodNanos) {

    static RateGate of(long amount, int tasks, Duration every) {
        return new RateGate(amount, tasks, every.toNanos());
    }

    /** How long an amount must wait; 0 if it may pass now. */
    long waitNanos(long full, long now, long wanted) {
        long cost = cost(wanted);
        long room = Math.max(periodNanos, cost);
        return Math.max(0, Math.max(full, now) + cost - room - now);
    }

    /** When the bucket is full again, once an amount passes at a moment. */
    long after(long full, long moment, long wanted) {
        return Math.max(full, moment) + cost(wanted);
    }

    /** The time in which an amount flows in; more than passes in a period counts as that. */
    private long cost(long wanted) {
        return Math.round(Math.min(1.0, (double) wanted / amount) * tasks * periodNanos);
    }
}
