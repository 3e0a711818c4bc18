package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.core.row.RowUpgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be read of a map that is kept as rows, wherever Flink keeps it. */
abstract class RowMapView<K, V> implements MapView<K, V> {

    final String name;
    final Schema<K> keySchema;
    final Schema<V> valueSchema;
    private final RowUpgrade upgrade;

    RowMapView(String name, Schema<K> keySchema, Schema<V> valueSchema) {
        this.name = name;
        this.keySchema = keySchema;
        this.valueSchema = valueSchema;
        this.upgrade = RowUpgrade.to(valueSchema.rowType());
    }

    /** A row of the map, or null where it has none. */
    abstract Row row(Row key) throws Exception;

    abstract boolean hasRow(Row key) throws Exception;

    abstract Iterable<Map.Entry<Row, Row>> rows() throws Exception;

    @Override
    public final Optional<V> get(K key) {
        Row rowKey = keySchema.toRow(key);
        Row row;
        try {
            row = row(rowKey);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
        return row == null ? Optional.empty() : Optional.of(value(row));
    }

    @Override
    public final boolean contains(K key) {
        Row rowKey = keySchema.toRow(key);
        try {
            return hasRow(rowKey);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    @Override
    public final Iterable<Map.Entry<K, V>> entries() {
        List<Map.Entry<Row, Row>> rows = new ArrayList<>();
        try {
            for (Map.Entry<Row, Row> row : rows()) {
                rows.add(Map.entry(row.getKey(), row.getValue()));
            }
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
        List<Map.Entry<K, V>> entries = new ArrayList<>(rows.size());
        for (Map.Entry<Row, Row> row : rows) {
            entries.add(Map.entry(keySchema.fromRow(row.getKey()), value(row.getValue())));
        }
        return entries;
    }

    private V value(Row row) {
        return valueSchema.fromRow(upgrade.of(row));
    }
}
