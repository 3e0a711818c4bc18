package io.dataprocessing.pipeline.connectors.kafka;

/** Whether a source holds its watermark back at the start. */
enum Bootstrap {
    /** It doesn't. */
    NONE,
    /** Until it has read what was there when it started. */
    WAIT
}
