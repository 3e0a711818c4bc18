package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.format.EncodeException;

/** Writes the values of one schema. */
@FunctionalInterface
interface ValueWriter {

    /**
     * Writes a value.
     *
     * @throws EncodeException if the schema can't express it; the message is a predicate
     */
    void write(BinaryOutput output, Object value) throws EncodeException;
}
