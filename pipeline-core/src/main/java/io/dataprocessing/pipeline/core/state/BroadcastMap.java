package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/** Broadcast state that is kept as rows, to be read. */
public sealed class BroadcastMap<K, V> extends RowMapView<K, V> permits BroadcastMap.Writable {

    private final ReadOnlyBroadcastState<Row, Row> state;

    @SuppressWarnings("unchecked") // the spec was made for these very classes
    private BroadcastMap(StateSpec<MapState<K, V>> spec, ReadOnlyBroadcastState<Row, Row> state) {
        super(spec.name(), (Schema<K>) spec.key().orElseThrow(), (Schema<V>) spec.value());
        this.state = state;
    }

    /** A view of the map. */
    public static <K, V> MapView<K, V> view(
            StateSpec<MapState<K, V>> spec, ReadOnlyBroadcastState<Row, Row> state) {
        return new BroadcastMap<>(spec, state);
    }

    /** The map, to be changed. */
    public static <K, V> MapState<K, V> of(
            StateSpec<MapState<K, V>> spec, BroadcastState<Row, Row> state) {
        return new Writable<>(spec, state);
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
        return state.immutableEntries();
    }

    @Override
    public boolean isEmpty() {
        try {
            return !rows().iterator().hasNext();
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    /** Broadcast state that is kept as rows, to be read and changed. */
    static final class Writable<K, V> extends BroadcastMap<K, V> implements MapState<K, V> {

        private final BroadcastState<Row, Row> state;

        private Writable(StateSpec<MapState<K, V>> spec, BroadcastState<Row, Row> state) {
            super(spec, state);
            this.state = state;
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
}
