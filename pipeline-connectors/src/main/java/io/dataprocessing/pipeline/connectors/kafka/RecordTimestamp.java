package io.dataprocessing.pipeline.connectors.kafka;

/** The timestamp that records are written with. */
public enum RecordTimestamp {
    /** The event time; the time of writing where an event has none. */
    EVENT_TIME,
    /** The time of writing. */
    WRITE_TIME
}
