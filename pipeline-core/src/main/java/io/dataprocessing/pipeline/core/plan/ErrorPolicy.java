package io.dataprocessing.pipeline.core.plan;

/** What becomes of an event that a source, step or sink can't handle. */
public enum ErrorPolicy {
    /** The job fails. */
    FAIL,
    /** The event goes to the pipeline's dead letters. */
    DEAD_LETTER,
    /** The event is dropped and counted. */
    SKIP
}
