package io.dataprocessing.pipeline.connectors.format.csv;

/** What becomes of a line with fewer columns than the schema has. */
public enum MissingColumns {
    /** The record is refused. */
    ERROR,
    /** The fields of columns missing at the end take their default, or null. */
    NULL
}
