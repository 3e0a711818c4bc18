package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.MapState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map that is kept as rows. */
final class RowMapState<K, V> implements MapState<K, V> {

    private final String name;
    private final Schema<K> keySchema;
    private final Schema<V> valueSchema;
    private final org.apache.flink.api.common.state.MapState<Row, Row> state;

    RowMapState(
            String name,
            Schema<K> keySchema,
            Schema<V> valueSchema,
            org.apache.flink.api.common.state.MapState<Row, Row> state) {
        this.name = name;
        this.keySchema = keySchema;
        this.valueSchema = valueSchema;
        this.state = state;
    }

    @Override
    public Optional<V> get(K key) {
        Row rowKey = keySchema.toRow(key);
        Row row;
        try {
            row = state.get(rowKey);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
        return row == null ? Optional.empty() : Optional.of(valueSchema.fromRow(row));
    }

    @Override
    public boolean contains(K key) {
        Row rowKey = keySchema.toRow(key);
        try {
            return state.contains(rowKey);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        List<Map.Entry<Row, Row>> rows = new ArrayList<>();
        try {
            for (Map.Entry<Row, Row> entry : state.entries()) {
                rows.add(Map.entry(entry.getKey(), entry.getValue()));
            }
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
        List<Map.Entry<K, V>> entries = new ArrayList<>(rows.size());
        for (Map.Entry<Row, Row> row : rows) {
            entries.add(
                    Map.entry(
                            keySchema.fromRow(row.getKey()), valueSchema.fromRow(row.getValue())));
        }
        return entries;
    }

    @Override
    public boolean isEmpty() {
        try {
            return state.isEmpty();
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public void put(K key, V value) {
        Row rowKey = keySchema.toRow(key);
        Row row = valueSchema.toRow(value);
        try {
            state.put(rowKey, row);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public void remove(K key) {
        Row rowKey = keySchema.toRow(key);
        try {
            state.remove(rowKey);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public void clear() {
        state.clear();
    }
}
