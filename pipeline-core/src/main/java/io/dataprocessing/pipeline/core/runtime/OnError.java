package io.dataprocessing.pipeline.core.runtime;

/** What an operator does with an event that can't be handled. */
public enum OnError {
    /** Fails the job. */
    FAIL,
    /** Sends it to the dead letters. */
    DEAD_LETTER,
    /** Drops and counts it. */
    SKIP
}
