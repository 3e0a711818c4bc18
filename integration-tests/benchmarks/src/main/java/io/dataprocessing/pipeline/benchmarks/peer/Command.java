package io.dataprocessing.pipeline.benchmarks.peer;

import java.util.Map;

/**
 * What a peer's process is told to do.
 *
 * @param kind of command
 * @param spec of the job, for all but {@link Kind#STOP}
 * @param records of the input, for {@link Kind#ROUND}
 * @param expected records by output, for {@link Kind#ROUND}
 */
public record Command(Kind kind, JobSpec spec, long records, Map<String, Long> expected) {

    /** The kinds of commands. */
    public enum Kind {
        /** Run a job over the whole input, and tell what was measured. */
        ROUND,
        /** Start a job. */
        START,
        /** End the job that was started. */
        STOP
    }
}
