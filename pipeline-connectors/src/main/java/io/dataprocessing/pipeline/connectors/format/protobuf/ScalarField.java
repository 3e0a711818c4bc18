package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** A scalar; the last one counts. */
final class ScalarField extends FieldReader {

    private final ValueReader reader;
    private final int wireType;

    ScalarField(int number, int index, String path, ValueReader reader, int wireType) {
        super(number, index, path);
        this.reader = reader;
        this.wireType = wireType;
    }

    @Override
    void readOne(WireInput in, int tag, Object[] values) throws DecodeException {
        if ((tag & 7) != wireType) {
            throw wrongWireType(in, tag);
        }
        values[index()] = reader.read(in);
    }
}
