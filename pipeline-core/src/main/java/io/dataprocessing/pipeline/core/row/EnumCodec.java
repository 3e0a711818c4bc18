package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.EnumType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Enum symbols, by their position in the type. */
final class EnumCodec implements ValueCodec {

    private final EnumType type;
    private final Map<String, Integer> positions = new HashMap<>();

    EnumCodec(EnumType type) {
        this.type = type;
        for (String symbol : type.symbols()) {
            positions.put(symbol, positions.size());
        }
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        Integer position = positions.get((String) value);
        if (position == null) {
            throw new IllegalArgumentException("a symbol that is none of " + type);
        }
        Varint.writeSize(position, out);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        return type.symbols().get(Varint.readSize(in));
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        Varint.copy(in, out);
    }
}
