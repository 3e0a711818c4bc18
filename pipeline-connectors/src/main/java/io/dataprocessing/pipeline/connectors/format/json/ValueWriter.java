package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.format.EncodeException;

/** Writes the values of one type. */
@FunctionalInterface
interface ValueWriter {

    /**
     * Writes a value, which is not null.
     *
     * @throws EncodeException if JSON can't express it
     */
    void write(JsonBytes json, Object value) throws EncodeException;
}
