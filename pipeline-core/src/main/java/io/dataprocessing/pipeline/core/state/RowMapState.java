package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.MapState;
import java.util.Map;

/** A map that is kept as rows. */
final class RowMapState<K, V> extends RowMapView<K, V> implements MapState<K, V> {

    private final org.apache.flink.api.common.state.MapState<Row, Row> state;

    RowMapState(
            String name,
            Schema<K> keySchema,
            Schema<V> valueSchema,
            org.apache.flink.api.common.state.MapState<Row, Row> state) {
        super(name, keySchema, valueSchema);
        this.state = state;
    }

    @Override
    Row row(Row key) throws Exception {
        return state.get(key);
    }

    @Override
    boolean hasRow(Row key) throws Exception {
        return state.contains(key);
    }

    @Override
    Iterable<Map.Entry<Row, Row>> rows() throws Exception {
        return state.entries();
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
        Row rowKey = keySchema.toRow(key).materialized();
        Row row = valueSchema.toRow(value).materialized();
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
