package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** Reads the value that a message stands for. */
interface SpanReader {

    /**
     * The value; null only if the message stands for null. Leaves the input's window anywhere.
     *
     * @param spans where the message is
     */
    Object read(WireInput in, Spans spans) throws DecodeException;
}
