package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads the values of one type, null excepted. Used by one thread at a time. */
interface ValueCodec {

    void write(Object value, DataOutputView out) throws IOException;

    Object read(DataInputView in) throws IOException;

    /** Copies what was written, without making a value of it. */
    void copy(DataInputView in, DataOutputView out) throws IOException;

    /** Writes the value of a field, which isn't null. */
    default void writeField(Row row, int index, DataOutputView out) throws IOException {
        write(row.get(index), out);
    }

    /** The codec of a type by itself. */
    static ValueCodec of(DataType type) {
        return of(type, new Texts());
    }

    /** The codec of a type that is a part of a larger one. */
    static ValueCodec of(DataType type, Texts texts) {
        if (type instanceof ScalarType scalar) {
            return new ScalarCodec(scalar.kind(), texts);
        }
        if (type instanceof DecimalType decimal) {
            return new DecimalCodec(decimal);
        }
        if (type instanceof EnumType enumeration) {
            return new EnumCodec(enumeration);
        }
        if (type instanceof ArrayType array) {
            return new ArrayCodec(array, texts);
        }
        if (type instanceof MapType map) {
            return new MapCodec(map, texts);
        }
        return new RowCodec((RowType) type, texts);
    }
}
