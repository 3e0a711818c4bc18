package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.core.row.RowUpgrade;
import java.io.IOException;
import java.util.Optional;

/** A value that is kept as a row. */
final class RowValueState<T> implements ValueState<T> {

    private final String name;
    private final Schema<T> schema;
    private final RowUpgrade upgrade;
    private final org.apache.flink.api.common.state.ValueState<Row> state;

    RowValueState(
            String name,
            Schema<T> schema,
            org.apache.flink.api.common.state.ValueState<Row> state) {
        this.name = name;
        this.schema = schema;
        this.upgrade = RowUpgrade.to(schema.rowType());
        this.state = state;
    }

    @Override
    public Optional<T> get() {
        Row row;
        try {
            row = state.value();
        } catch (IOException | RuntimeException e) {
            throw new StateAccessException(name, e);
        }
        return row == null ? Optional.empty() : Optional.of(schema.fromRow(upgrade.of(row)));
    }

    @Override
    public void set(T value) {
        Row row = schema.toRow(value).materialized();
        try {
            state.update(row);
        } catch (IOException | RuntimeException e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public void clear() {
        state.clear();
    }
}
