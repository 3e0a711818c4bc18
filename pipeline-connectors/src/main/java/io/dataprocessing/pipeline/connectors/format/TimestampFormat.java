package io.dataprocessing.pipeline.connectors.format;

/** How points in time stand in JSON. */
public enum TimestampFormat {
    /** Text with an offset: {@code "2026-03-01T12:30:00.5Z"}. */
    ISO_8601,
    /** A whole number: milliseconds since 1970-01-01T00:00Z. */
    EPOCH_MILLIS,
    /** A number: seconds since 1970-01-01T00:00Z, with up to nine digits behind the point. */
    EPOCH_SECONDS,
    /** Text without an offset, taken as UTC: {@code "2026-03-01 12:30:00.5"}. */
    SQL
}
