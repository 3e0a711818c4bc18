package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of rows of one type: of keys and of what state cells hold. */
public final class RowTypeInfo extends RowBasedTypeInfo<Row> {

    private static final long serialVersionUID = 1L;

    /** The type information of rows of {@code type}. */
    public RowTypeInfo(RowType type) {
        super(Row.class, type);
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<Row> createSerializer(SerializerConfig config) {
        return new RowSerializer(rowType());
    }

    @Override
    public String toString() {
        return rowType().toString();
    }
}
