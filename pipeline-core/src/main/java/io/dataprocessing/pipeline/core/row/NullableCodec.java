package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.DataType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Elements of arrays and maps, which may be null where their type says so. */
final class NullableCodec implements ValueCodec {

    private final ValueCodec codec;
    private final boolean nullable;

    NullableCodec(DataType type, Texts texts) {
        this.codec = ValueCodec.of(type, texts);
        this.nullable = type.nullable();
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        if (nullable) {
            out.writeBoolean(value != null);
            if (value == null) {
                return;
            }
        } else if (value == null) {
            throw new IllegalArgumentException("null where the type doesn't allow it");
        }
        codec.write(value, out);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        return nullable && !in.readBoolean() ? null : codec.read(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        boolean there = !nullable || in.readBoolean();
        if (nullable) {
            out.writeBoolean(there);
        }
        if (there) {
            codec.copy(in, out);
        }
    }
}
