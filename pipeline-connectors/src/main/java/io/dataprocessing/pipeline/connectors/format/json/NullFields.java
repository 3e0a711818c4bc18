package io.dataprocessing.pipeline.connectors.format.json;

/** How a null is written. */
public enum NullFields {
    /** As {@code "name":null}. */
    WRITE,
    /** Not at all. */
    OMIT
}
