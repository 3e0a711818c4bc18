package io.dataprocessing.pipeline.connectors.format.csv;

/** Where the names of the columns stand. */
public enum Header {
    /** Nowhere: columns come in the order of the schema. */
    NONE,
    /** In records of their own, which are passed over. */
    SKIP,
    /** In the first line of each record, whose second line has the values. */
    EACH
}
