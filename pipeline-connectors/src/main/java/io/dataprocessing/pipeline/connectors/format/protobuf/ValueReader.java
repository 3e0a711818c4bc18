package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** Reads a scalar from where it begins. */
interface ValueReader {

    /** The value, never null. */
    Object read(WireInput in) throws DecodeException;
}
