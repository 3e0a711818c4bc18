package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes an event of the events of a match: a row with a field for each part.
 *
 * @param parts the parts, in order
 * @param type the type of the rows
 */
record Matching(List<Part> parts, RowType type) implements Serializable {

    Matching {
        parts = List.copyOf(parts);
        requireNonNull(type, "type");
    }

    /** What a match of some parts is made into. */
    static Matching of(List<Part> parts, RowType event) {
        RowType.Builder type = RowType.builder();
        parts.forEach(part -> type.field(part.name(), part.type(event)));
        return new Matching(parts, type.build());
    }

    Event event(Map<String, List<Event>> match, long timestamp) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).value(match.getOrDefault(parts.get(i).name(), List.of()));
        }
        return Event.of(Row.trusted(type, values), timestamp);
    }

    /** The time of the first event. */
    static long first(Map<String, List<Event>> match) {
        return all(match).stream().mapToLong(Event::timestamp).min().orElseThrow();
    }

    /** The time of the last event. */
    static long last(Map<String, List<Event>> match) {
        return all(match).stream().mapToLong(Event::timestamp).max().orElseThrow();
    }

    private static List<Event> all(Map<String, List<Event>> match) {
        List<Event> events = new ArrayList<>();
        match.values().forEach(events::addAll);
        return events;
    }
}
