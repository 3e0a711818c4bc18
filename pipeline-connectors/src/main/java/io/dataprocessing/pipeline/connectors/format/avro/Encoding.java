package io.dataprocessing.pipeline.connectors.format.avro;

/** What stands around Avro's binary encoding. */
enum Encoding {
    /** Nothing. */
    BINARY,
    /** Avro's single-object encoding: two marker bytes and the schema's fingerprint in front. */
    SINGLE_OBJECT
}
