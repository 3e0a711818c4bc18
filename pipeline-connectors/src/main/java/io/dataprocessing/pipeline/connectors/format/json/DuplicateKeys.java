package io.dataprocessing.pipeline.connectors.format.json;

/** What becomes of an object that has a key twice. */
public enum DuplicateKeys {
    /** The record is refused. */
    ERROR,
    /** The last one counts. */
    LAST
}
