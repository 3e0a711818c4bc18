package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lists: their size, then the elements. */
final class ArrayCodec implements ValueCodec {

    /** Room that is made before elements are seen; a wrong size must not take the whole heap. */
    private static final int MOST_ROOM = 1024;

    private final NullableCodec element;

    ArrayCodec(ArrayType type, Texts texts) {
        this.element = new NullableCodec(type.element(), texts);
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        List<?> list = (List<?>) value;
        Varint.writeSize(list.size(), out);
        for (Object each : list) {
            element.write(each, out);
        }
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        int size = Varint.readSize(in);
        List<Object> list = new ArrayList<>(Math.min(size, MOST_ROOM));
        for (int i = 0; i < size; i++) {
            list.add(element.read(in));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        int size = Varint.readSize(in);
        Varint.writeSize(size, out);
        for (int i = 0; i < size; i++) {
            element.copy(in, out);
        }
    }
}
