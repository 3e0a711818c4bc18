package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.EncodeException;

/** Writes one field of a message with its tags. */
interface FieldWriter {

    /** Writes a value that isn't null. */
    void write(Object value, WireOutput out) throws EncodeException;
}
