package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** Repeated messages. */
final class MessageListField extends FieldReader {

    private final SpanReader reader;
    private final int wireType;
    private final Spans spans = new Spans();

    MessageListField(int number, int index, String path, SpanReader reader, int wireType) {
        super(number, index, path);
        this.reader = reader;
        this.wireType = wireType;
    }

    @Override
    void readOne(WireInput in, int tag, Object[] values) throws DecodeException {
        if ((tag & 7) != wireType) {
            throw wrongWireType(in, tag);
        }
        spans.clear();
        in.message(tag, spans);
        int at = in.at();
        int end = in.end();
        Object element = reader.read(in, spans);
        in.window(at, end);
        ListField.elements(values, index()).add(element);
    }

    @Override
    void finish(WireInput in, Object[] values) {
        ListField.seal(values, index());
    }
}
