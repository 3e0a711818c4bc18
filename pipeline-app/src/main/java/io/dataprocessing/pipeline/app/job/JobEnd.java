package io.dataprocessing.pipeline.app.job;

import static java.util.Objects.requireNonNull;

/** How a job ended. */
public sealed interface JobEnd {

    /**
     * It read everything that there was.
     *
     * @param counts what it counted
     */
    record Finished(JobCounts counts) implements JobEnd {

        public Finished {
            requireNonNull(counts, "counts");
        }
    }

    /**
     * It was stopped; everything that it had read is committed.
     *
     * @param counts what it counted
     * @param savepoint where its state is
     */
    record Stopped(JobCounts counts, String savepoint) implements JobEnd {

        public Stopped {
            requireNonNull(counts, "counts");
            requireNonNull(savepoint, "savepoint");
        }
    }

    /**
     * It was cancelled, since it could not be stopped; what was read since the last checkpoint is
     * not committed.
     *
     * @param counts what it counted
     * @param reason why it could not be stopped
     */
    record Cancelled(JobCounts counts, String reason) implements JobEnd {

        public Cancelled {
            requireNonNull(counts, "counts");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * It failed.
     *
     * @param cause what Flink says
     */
    record Failed(Throwable cause) implements JobEnd {

        public Failed {
            requireNonNull(cause, "cause");
        }
    }
}
