package io.dataprocessing.pipeline.connectors.format.json;

/** What becomes of JSON fields that the schema doesn't have. */
public enum UnknownFields {
    /** They're passed over. */
    IGNORE,
    /** The record can't be decoded. */
    FAIL
}
