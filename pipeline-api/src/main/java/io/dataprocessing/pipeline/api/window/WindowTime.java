package io.dataprocessing.pipeline.api.window;

/** The time that puts a record into windows and ends them. */
public enum WindowTime {
    /** The record's own; windows end when the watermark passes them. The same on replay. */
    EVENT,
    /** The machine's when the record comes; nothing is ever late. Differs on replay. */
    PROCESSING
}
