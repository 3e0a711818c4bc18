package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.core.row.RowUpgrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list that is kept as rows. */
final class RowListState<T> implements ListState<T> {

    private final String name;
    private final Schema<T> schema;
    private final RowUpgrade upgrade;
    private final org.apache.flink.api.common.state.ListState<Row> state;

    RowListState(
            String name, Schema<T> schema, org.apache.flink.api.common.state.ListState<Row> state) {
        this.name = name;
        this.schema = schema;
        this.upgrade = RowUpgrade.to(schema.rowType());
        this.state = state;
    }

    @Override
    public List<T> get() {
        List<Row> rows = new ArrayList<>();
        try {
            Iterable<Row> stored = state.get();
            if (stored != null) {
                stored.forEach(rows::add);
            }
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
        List<T> elements = new ArrayList<>(rows.size());
        for (Row row : rows) {
            elements.add(schema.fromRow(upgrade.of(row)));
        }
        return Collections.unmodifiableList(elements);
    }

    @Override
    public void add(T element) {
        Row row = schema.toRow(element).materialized();
        try {
            state.add(row);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public void set(List<T> elements) {
        List<Row> rows = new ArrayList<>(elements.size());
        for (T element : elements) {
            rows.add(schema.toRow(element).materialized());
        }
        try {
            state.update(rows);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public void clear() {
        state.clear();
    }
}
