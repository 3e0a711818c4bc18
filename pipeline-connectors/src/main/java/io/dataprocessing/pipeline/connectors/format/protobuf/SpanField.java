package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** A message, read when all its parts are known. */
final class SpanField extends FieldReader {

    private final SpanReader reader;
    private final int wireType;
    private final boolean always;
    private final Spans spans = new Spans();

    /** With {@code always} a message that isn't there is read as an empty one. */
    SpanField(int number, int index, String path, SpanReader reader, int wireType, boolean always) {
        super(number, index, path);
        this.reader = reader;
        this.wireType = wireType;
        this.always = always;
    }

    @Override
    void readOne(WireInput in, int tag, Object[] values) throws DecodeException {
        if ((tag & 7) != wireType) {
            throw wrongWireType(in, tag);
        }
        in.message(tag, spans);
    }

    @Override
    void forget(Object[] values) {
        spans.clear();
    }

    @Override
    void finish(WireInput in, Object[] values) throws DecodeException {
        if (always || spans.count() > 0) {
            values[index()] = reader.read(in, spans);
        }
    }
}
