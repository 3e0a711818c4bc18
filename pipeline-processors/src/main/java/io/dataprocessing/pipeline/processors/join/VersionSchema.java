package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;

/** Versions as they are kept in state. */
final class VersionSchema implements Schema<Version> {

    private final RowType rowType;

    VersionSchema(RowType value) {
        this.rowType =
                RowType.builder()
                        .field("since", DataTypes.TIMESTAMP)
                        .field("value", value.withNullable(false))
                        .build();
    }

    /** The cell of the version at hand; the join removes it when its time is over. */
    StateSpec<ValueState<Version>> spec() {
        return StateSpec.value("version", this, Ttl.none());
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public Class<Version> javaType() {
        return Version.class;
    }

    @Override
    public Version fromRow(Row row) {
        return new Version(row.getTimestamp(0), row.getRow(1));
    }

    @Override
    public Row toRow(Version value) {
        return Row.trusted(rowType, new Object[] {value.since(), value.value()});
    }
}
