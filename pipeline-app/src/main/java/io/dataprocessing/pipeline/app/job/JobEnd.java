package io.dataprocessing.pipeline.app.job;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a job ended.
 *
 * @param how in which of the possible ways
 * @param counts what it counted, as far as known
 * @param cause what Flink says where it failed, or could not be stopped
 */
public record JobEnd(How how, JobCounts counts, Optional<Throwable> cause) {

    /** The ways to end. */
    public enum How {
        /** It read everything that there was. */
        FINISHED,
        /** It was stopped, and everything that it had read is committed. */
        STOPPED,
        /**
         * It was cancelled, since it could not be stopped; what was read since the last checkpoint
         * is not committed.
         */
        CANCELLED,
        /** It failed. */
        FAILED
    }

    public JobEnd {
        requireNonNull(how, "how");
        requireNonNull(counts, "counts");
        requireNonNull(cause, "cause");
    }
}
