package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.RowDecoder;

/** Reads records that are messages, and nothing else, as rows. */
final class ProtobufDecoder implements RowDecoder {

    private final MessageReader reader;
    private final Spans whole = new Spans();

    ProtobufDecoder(MessageReader reader) {
        this.reader = reader;
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        return decode(bytes, 0);
    }

    /** The row that bytes stand for from a place on. */
    Row decode(byte[] bytes, int from) throws DecodeException {
        whole.clear();
        whole.add(from, bytes.length);
        return reader.read(new WireInput(bytes), whole);
    }
}
