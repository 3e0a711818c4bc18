package io.dataprocessing.pipeline.connectors.format.debezium;

/** How the connector wrote a column, where neither an inline schema nor the value itself tells. */
public enum ColumnEncoding {
    /** A point in time or a time of day in milliseconds. */
    MILLIS,
    /** Likewise in microseconds. */
    MICROS,
    /** Likewise in nanoseconds. */
    NANOS,
    /** A decimal as base64 text of its digits, without the scale ({@code precise}). */
    PRECISE
}
