package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entries of a map; of several with a key the last one counts. */
final class MapField extends FieldReader {

    private final MessageReader entry;
    private final Spans spans = new Spans();

    MapField(int number, int index, String path, MessageReader entry) {
        super(number, index, path);
        this.entry = entry;
    }

    @Override
    @SuppressWarnings("unchecked") // what stands there was put by this method
    void readOne(WireInput in, int tag, Object[] values) throws DecodeException {
        if ((tag & 7) != WireInput.LENGTH) {
            throw wrongWireType(in, tag);
        }
        spans.clear();
        in.message(tag, spans);
        int at = in.at();
        int end = in.end();
        Row pair = entry.read(in, spans);
        in.window(at, end);
        if (values[index()] == null) {
            values[index()] = new LinkedHashMap<>();
        }
        ((Map<String, Object>) values[index()]).put(pair.get(0).toString(), pair.get(1));
    }

    @Override
    void finish(WireInput in, Object[] values) {
        if (values[index()] != null) {
            values[index()] = Collections.unmodifiableMap((Map<?, ?>) values[index()]);
        }
    }
}
