package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What a savepoint keeps of a {@link RowSerializer}. */
public final class RowSerializerSnapshot extends RowTypeSnapshot<Row> {

    /** For Flink, which makes it by its name. */
    public RowSerializerSnapshot() {}

    RowSerializerSnapshot(RowType type, boolean isKey) {
        super(type, isKey);
    }

    @Override
    protected TypeSerializer<Row> serializer(RowType type) {
        return new RowSerializer(type);
    }
}
