package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Maps: their size, then keys and values, in the map's own order. */
final class MapCodec implements ValueCodec {

    private static final ScalarCodec KEY = new ScalarCodec(ScalarType.Kind.STRING);

    private final NullableCodec element;

    MapCodec(MapType type) {
        this.element = new NullableCodec(type.value());
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        Map<?, ?> map = (Map<?, ?>) value;
        Varint.writeSize(map.size(), out);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            KEY.write(entry.getKey(), out);
            element.write(entry.getValue(), out);
        }
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        int size = Varint.readSize(in);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = (String) KEY.read(in);
            map.put(key, element.read(in));
        }
        return Collections.unmodifiableMap(map);
    }
}
