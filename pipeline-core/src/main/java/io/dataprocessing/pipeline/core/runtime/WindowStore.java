package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.core.state.WindowCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open windows of the current key, by end. No two windows of a key end at the same time,
 * whatever their kind.
 */
final class WindowStore<A> {

    private final Schema<A> accumulator;
    private final RowType rowType;
    private final StateSpec<MapState<Long, Row>> spec;
    private MapState<Long, Row> windows;

    WindowStore(Schema<A> accumulator) {
        this.accumulator = accumulator;
        this.spec = WindowCell.of(accumulator);
        this.rowType = spec.value().rowType();
    }

    /** An open window; changed if it took something in since it was last emitted. */
    record Entry<A>(WindowTimes.Span window, A accumulator, boolean changed) {}

    StateSpec<MapState<Long, Row>> spec() {
        return spec;
    }

    void use(MapState<Long, Row> state) {
        windows = state;
    }

    Optional<Entry<A>> endingAt(long end) {
        return windows.get(end).map(row -> entry(end, row));
    }

    List<Entry<A>> all() {
        List<Entry<A>> entries = new ArrayList<>();
        for (Map.Entry<Long, Row> stored : windows.entries()) {
            entries.add(entry(stored.getKey(), stored.getValue()));
        }
        return entries;
    }

    /** What is stored for a window: made first, so that a wrong accumulator changes nothing. */
    Row toRow(WindowTimes.Span window, A value) {
        return WindowCell.row(
                rowType, window.start(), accumulator.toRow(value), /* changed= */ true);
    }

    /** Notes that a window has been emitted as it is. */
    void markEmitted(long end) {
        Row row = windows.get(end).orElseThrow();
        windows.put(
                end,
                WindowCell.row(rowType, row.getLong(0), row.getRow(1), /* changed= */ false));
    }

    boolean isEmpty() {
        return !windows.entries().iterator().hasNext();
    }

    /** An accumulator that was stored as a row. */
    A accumulator(Row row) {
        return accumulator.fromRow(row);
    }

    void put(long end, Row row) {
        windows.put(end, row);
    }

    void remove(long end) {
        windows.remove(end);
    }

    private Entry<A> entry(long end, Row row) {
        return new Entry<>(
                new WindowTimes.Span(row.getLong(0), end),
                accumulator.fromRow(row.getRow(1)),
                row.getBoolean(2));
    }
}
