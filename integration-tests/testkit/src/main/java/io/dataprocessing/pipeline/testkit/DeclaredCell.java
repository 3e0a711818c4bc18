package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cell of state that a step declared, and the handles to it. Every value goes in and comes out
 * through its schema and a copy, so that an object which the processor still holds is never the one
 * in state.
 */
record DeclaredCell(StateSpec<?> spec) {

    private static final Row NO_KEY = Row.of(RowType.of());

    /** Where a handle reads and writes. */
    record Place(MemoryState state, Supplier<Row> currentKey, Clock clock) {}

    String name() {
        return spec.name();
    }

    State handle(Place place) {
        return switch (spec.kind()) {
            case VALUE -> new Value<>(spec.value(), new Content(this, place));
            case LIST -> new Elements<>(spec.value(), new Content(this, place));
            case MAP ->
                    new Entries<>(spec.key().orElseThrow(), spec.value(), new Content(this, place));
        };
    }

    /** What the cell holds for the current key. */
    private record Content(DeclaredCell cell, Place place) {

        List<MemoryState.Entry> read() {
            return place.state().read(cell, place.currentKey().get(), place.clock());
        }

        void write(List<MemoryState.Entry> entries) {
            place.state().write(cell, place.currentKey().get(), entries);
        }

        <T> MemoryState.Entry entry(Row key, Schema<T> schema, T value) {
            return new MemoryState.Entry(key, toRow(schema, value), place.clock().instant());
        }

        <T> Row toRow(Schema<T> schema, T value) {
            return RowCopy.of(schema.rowType(), schema.toRow(value), "state '" + cell.name() + "'");
        }

        <T> T fromRow(Schema<T> schema, Row row) {
            return schema.fromRow(RowCopy.of(schema.rowType(), row, "state '" + cell.name() + "'"));
        }
    }

    private record Value<T>(Schema<T> schema, Content content) implements ValueState<T> {

        @Override
        public Optional<T> get() {
            return content.read().stream()
                    .findFirst()
                    .map(entry -> content.fromRow(schema, entry.value()));
        }

        @Override
        public void set(T value) {
            content.write(List.of(content.entry(NO_KEY, schema, value)));
        }

        @Override
        public void clear() {
            content.write(List.of());
        }
    }

    private record Elements<T>(Schema<T> schema, Content content) implements ListState<T> {

        @Override
        public List<T> get() {
            return content.read().stream()
                    .map(entry -> content.fromRow(schema, entry.value()))
                    .toList();
        }

        @Override
        public void add(T element) {
            List<MemoryState.Entry> entries = new ArrayList<>(content.read());
            entries.add(content.entry(NO_KEY, schema, element));
            content.write(entries);
        }

        @Override
        public void set(List<T> elements) {
            content.write(
                    elements.stream()
                            .map(element -> content.entry(NO_KEY, schema, element))
                            .toList());
        }

        @Override
        public void clear() {
            content.write(List.of());
        }
    }

    private record Entries<K, V>(Schema<K> keys, Schema<V> values, Content content)
            implements MapState<K, V> {

        @Override
        public Optional<V> get(K key) {
            Row wanted = content.toRow(keys, key);
            return content.read().stream()
                    .filter(entry -> entry.key().equals(wanted))
                    .findFirst()
                    .map(entry -> content.fromRow(values, entry.value()));
        }

        @Override
        public boolean contains(K key) {
            return get(key).isPresent();
        }

        @Override
        public Iterable<Map.Entry<K, V>> entries() {
            return content.read().stream()
                    .map(
                            entry ->
                                    Map.entry(
                                            content.fromRow(keys, entry.key()),
                                            content.fromRow(values, entry.value())))
                    .toList();
        }

        @Override
        public boolean isEmpty() {
            return content.read().isEmpty();
        }

        @Override
        public void put(K key, V value) {
            Row place = content.toRow(keys, key);
            List<MemoryState.Entry> entries = without(place);
            entries.add(content.entry(place, values, value));
            content.write(entries);
        }

        @Override
        public void remove(K key) {
            content.write(without(content.toRow(keys, key)));
        }

        @Override
        public void clear() {
            content.write(List.of());
        }

        private List<MemoryState.Entry> without(Row key) {
            List<MemoryState.Entry> entries = new ArrayList<>(content.read());
            entries.removeIf(entry -> entry.key().equals(key));
            return entries;
        }
    }
}
