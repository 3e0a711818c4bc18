package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.state.BoundedSchema;

/** Accumulators as rows, which they are: nothing is copied, and they're read from any row. */
record PackedSchema(PackedLayout layout) implements BoundedSchema<PackedAccumulator> {

    @Override
    public RowType rowType() {
        return layout.rowType();
    }

    @Override
    public Class<PackedAccumulator> javaType() {
        return PackedAccumulator.class;
    }

    @Override
    public PackedAccumulator fromRow(Row row) {
        return layout.of(row);
    }

    @Override
    public Row toRow(PackedAccumulator value) {
        return value.freeze();
    }

    @Override
    public boolean isBounded() {
        return layout.isBounded();
    }
}
