package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.format.DecodeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Repeated scalars, each for itself or packed, whatever the schema says. */
final class ListField extends FieldReader {

    private final ValueReader reader;
    private final int wireType;

    ListField(int number, int index, String path, ValueReader reader, int wireType) {
        super(number, index, path);
        this.reader = reader;
        this.wireType = wireType;
    }

    @Override
    void readOne(WireInput in, int tag, Object[] values) throws DecodeException {
        List<Object> elements = elements(values, index());
        if ((tag & 7) == wireType) {
            elements.add(reader.read(in));
        } else if ((tag & 7) == WireInput.LENGTH) {
            int length = in.length();
            int end = in.end();
            in.window(in.at(), in.at() + length);
            while (in.hasMore()) {
                elements.add(reader.read(in));
            }
            in.window(in.at(), end);
        } else {
            throw wrongWireType(in, tag);
        }
    }

    @Override
    void finish(WireInput in, Object[] values) {
        seal(values, index());
    }

    @SuppressWarnings("unchecked") // what stands there was put by this method
    static List<Object> elements(Object[] values, int index) {
        if (values[index] == null) {
            values[index] = new ArrayList<>();
        }
        return (List<Object>) values[index];
    }

    static void seal(Object[] values, int index) {
        if (values[index] != null) {
            values[index] = Collections.unmodifiableList((List<?>) values[index]);
        }
    }
}
