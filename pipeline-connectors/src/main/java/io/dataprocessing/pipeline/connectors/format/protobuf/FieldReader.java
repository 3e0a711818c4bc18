package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;

/** Reads one field of a message into the values of a row, where null means that it's not there. */
abstract class FieldReader {

    private final int number;
    private final int index;
    private final String path;
    private FieldReader[] rivals = {};

    FieldReader(int number, int index, String path) {
        this.number = number;
        this.index = index;
        this.path = path;
    }

    /** The number of the field in the message. */
    final int number() {
        return number;
    }

    /** The position of the field in the row. */
    final int index() {
        return index;
    }

    /** The name of the field with those that it's in. */
    final String path() {
        return path;
    }

    /** Sets those that aren't there if this one is. */
    final void setRivals(FieldReader[] others) {
        rivals = others;
    }

    /** Reads one occurrence, the tag being read. */
    final void read(WireInput in, int tag, Object[] values) throws DecodeException {
        for (FieldReader rival : rivals) {
            rival.forget(values);
        }
        readOne(in, tag, values);
    }

    abstract void readOne(WireInput in, int tag, Object[] values) throws DecodeException;

    /** Forgets what was read. */
    void forget(Object[] values) {
        values[index] = null;
    }

    /** Called when the whole message was read. */
    void finish(WireInput in, Object[] values) throws DecodeException {}

    final DecodeException wrongWireType(WireInput in, int tag) {
        return ScalarReaders.error(
                in.at(), path, "wire type %d is not that of its type".formatted(tag & 7));
    }
}
