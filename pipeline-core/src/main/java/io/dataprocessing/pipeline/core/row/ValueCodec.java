package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads the values of one type, null excepted. */
interface ValueCodec {

    void write(Object value, DataOutputView out) throws IOException;

    Object read(DataInputView in) throws IOException;

    static ValueCodec of(DataType type) {
        if (type instanceof ScalarType scalar) {
            return new ScalarCodec(scalar.kind());
        }
        if (type instanceof DecimalType decimal) {
            return new DecimalCodec(decimal);
        }
        if (type instanceof EnumType enumeration) {
            return new EnumCodec(enumeration);
        }
        if (type instanceof ArrayType array) {
            return new ArrayCodec(array);
        }
        if (type instanceof MapType map) {
            return new MapCodec(map);
        }
        return new RowCodec((RowType) type);
    }
}
