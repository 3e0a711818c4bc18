package io.dataprocessing.pipeline.app.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A running job at a moment.
 *
 * @param running since its submission
 * @param state Flink's word for it, such as {@code RUNNING}
 * @param counts what it counted so far
 * @param lag how many records wait in the sources; empty if not known
 * @param watermark the lowest of the sources; empty before there is one
 * @param checkpoints how many were completed
 * @param failure the latest after which it started again; empty if there was none
 */
public record JobSnapshot(
        Duration running,
        String state,
        JobCounts counts,
        OptionalLong lag,
        Optional<Instant> watermark,
        long checkpoints,
        Optional<Failure> failure) {

    /**
     * A failure of a job that goes on.
     *
     * @param time when it happened
     * @param reason why, in words
     */
    public record Failure(Instant time, String reason) {

        public Failure {
            requireNonNull(time, "time");
            requireNonNull(reason, "reason");
        }
    }

    public JobSnapshot {
        requireNonNull(running, "running");
        requireNonNull(state, "state");
        requireNonNull(counts, "counts");
        requireNonNull(lag, "lag");
        requireNonNull(watermark, "watermark");
        requireNonNull(failure, "failure");
    }
}
