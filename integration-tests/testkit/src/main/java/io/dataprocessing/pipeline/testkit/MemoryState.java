package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keyed state as rows: for each cell and key the entries, a value being an entry without a key of
 * its own and a list one entry for each element.
 */
final class MemoryState {

    /**
     * One thing in a cell.
     *
     * @param key the key of a map's entry; a row without fields in other cells
     * @param written when, for the time to live
     */
    record Entry(Row key, Row value, Instant written) {}

    private record Place(String cell, Row key) {}

    private final Map<Place, List<Entry>> entries;

    MemoryState() {
        this(new LinkedHashMap<>());
    }

    private MemoryState(Map<Place, List<Entry>> entries) {
        this.entries = entries;
    }

    /** A state with equal content that doesn't change with this one; rows are immutable. */
    MemoryState copy() {
        Map<Place, List<Entry>> copies = new LinkedHashMap<>();
        entries.forEach((place, list) -> copies.put(place, new ArrayList<>(list)));
        return new MemoryState(copies);
    }

    /** What is there for a key and hasn't expired. */
    List<Entry> read(DeclaredCell cell, Row key, Clock clock) {
        List<Entry> all = entries.getOrDefault(new Place(cell.name(), key), List.of());
        return all.stream().filter(entry -> !expired(entry, cell, clock)).toList();
    }

    void write(DeclaredCell cell, Row key, List<Entry> content) {
        if (content.isEmpty()) {
            entries.remove(new Place(cell.name(), key));
        } else {
            entries.put(new Place(cell.name(), key), new ArrayList<>(content));
        }
    }

    /**
     * The keys that have something in some cell, whether expired or not; broadcast maps have none.
     */
    Set<Row> keys() {
        return entries.keySet().stream()
                .map(Place::key)
                .filter(key -> key.type().size() > 0)
                .collect(Collectors.toSet());
    }

    private static boolean expired(Entry entry, DeclaredCell cell, Clock clock) {
        Optional<Instant> end = cell.spec().ttl().duration().map(entry.written()::plus);
        return end.isPresent() && !end.get().isAfter(clock.instant());
    }
}
