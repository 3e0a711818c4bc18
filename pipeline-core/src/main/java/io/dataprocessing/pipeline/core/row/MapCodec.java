package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.MapType;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Maps: their size, then keys and values, in the map's own order. */
final class MapCodec implements ValueCodec {

    private final Texts texts;
    private final NullableCodec element;

    MapCodec(MapType type, Texts texts) {
        this.texts = texts;
        this.element = new NullableCodec(type.value(), texts);
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        Map<?, ?> map = (Map<?, ?>) value;
        Varint.writeSize(map.size(), out);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            texts.write((String) entry.getKey(), out);
            element.write(entry.getValue(), out);
        }
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        int size = Varint.readSize(in);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = texts.read(in);
            map.put(key, element.read(in));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        int size = Varint.readSize(in);
        Varint.writeSize(size, out);
        for (int i = 0; i < size; i++) {
            Varint.copyBytes(in, out);
            element.copy(in, out);
        }
    }
}
