package io.dataprocessing.pipeline.connectors.format.csv;

/** Which values are written in quotes. */
public enum QuoteMode {
    /** Those that would be read as something else without. */
    MINIMAL,
    /** All but nulls. */
    ALL
}
