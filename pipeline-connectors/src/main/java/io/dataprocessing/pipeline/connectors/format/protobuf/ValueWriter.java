package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.EncodeException;

/** Writes a value without a tag before it; of a message its fields, without their length. */
interface ValueWriter {

    /** Writes a value that isn't null, except for what stands in a box. */
    void write(Object value, WireOutput out) throws EncodeException;
}
