package io.dataprocessing.pipeline.api.window;

/** What becomes of an event whose windows have all been closed. */
public enum LatePolicy {
    /** It's dropped and counted as late. */
    DROP,
    /** It goes to the pipeline's dead letters. */
    DEAD_LETTER,
    /** It goes on unchanged through the step's output named {@code late}. */
    OUTPUT
}
