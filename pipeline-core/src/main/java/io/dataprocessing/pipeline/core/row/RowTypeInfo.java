package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of rows of one type: of keys and of what state cells hold. */
public final class RowTypeInfo extends ValueTypeInfo<Row> {

    private static final long serialVersionUID = 1L;

    private final boolean isKey;

    private RowTypeInfo(RowType type, boolean isKey) {
        super(Row.class, type);
        this.isKey = isKey;
    }

    /** Rows in state, which are restored as {@link RowEvolution} allows when their type changes. */
    public static RowTypeInfo ofValues(RowType type) {
        return new RowTypeInfo(type, false);
    }

    /** Rows that others are found by, whose type can't change. */
    public static RowTypeInfo ofKeys(RowType type) {
        return new RowTypeInfo(type, true);
    }

    @Override
    public Schema<Row> schema() {
        return Schemas.rows(rowType());
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<Row> createSerializer(SerializerConfig config) {
        return isKey ? RowSerializer.ofKeys(rowType()) : new RowSerializer(rowType());
    }

    @Override
    public String toString() {
        return rowType().toString();
    }
}
