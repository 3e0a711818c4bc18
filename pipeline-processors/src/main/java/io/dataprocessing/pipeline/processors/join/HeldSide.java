package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one side that wait, for the key at hand: by their time in milliseconds. */
final class HeldSide {

    private final MapState<Long, HeldMoment> moments;

    HeldSide(MapState<Long, HeldMoment> moments) {
        this.moments = requireNonNull(moments, "moments");
    }

    /** The cell of a side; the join removes what nothing can match any more. */
    static StateSpec<MapState<Long, HeldMoment>> spec(String name, RowType value) {
        return StateSpec.map(name, Schemas.scalar(Long.class), new HeldSchema(value), Ttl.none());
    }

    void add(long time, Held held) {
        moments.put(
                time,
                moments.get(time)
                        .map(moment -> moment.with(held))
                        .orElseGet(() -> new HeldMoment(List.of(held))));
    }

    /** What waits from one moment to another, both included, in the order of time. */
    NavigableMap<Long, HeldMoment> between(long from, long to) {
        NavigableMap<Long, HeldMoment> found = new TreeMap<>();
        if (from == to) {
            moments.get(from).ifPresent(moment -> found.put(from, moment));
            return found;
        }
        for (Map.Entry<Long, HeldMoment> entry : moments.entries()) {
            if (entry.getKey() >= from && entry.getKey() <= to) {
                found.put(entry.getKey(), entry.getValue());
            }
        }
        return found;
    }

    /** Replaces the records of a moment; without any, the moment is forgotten. */
    void replace(long time, HeldMoment moment) {
        if (moment.records().isEmpty()) {
            moments.remove(time);
        } else {
            moments.put(time, moment);
        }
    }

    /** Takes the records of a moment away. */
    Optional<HeldMoment> take(long time) {
        Optional<HeldMoment> moment = moments.get(time);
        moment.ifPresent(there -> moments.remove(time));
        return moment;
    }

    /** The records from one moment to another, which isn't included, in the order of time. */
    List<Row> rows(long from, long until) {
        return between(from, until - 1).values().stream()
                .flatMap(moment -> moment.records().stream())
                .map(Held::value)
                .toList();
    }

    /** Forgets what is earlier than a moment. */
    void removeBefore(long time) {
        between(Long.MIN_VALUE, time - 1).keySet().forEach(moments::remove);
    }

    /** The earliest moment; the last of all times if there is none. */
    long first() {
        long first = Long.MAX_VALUE;
        for (Map.Entry<Long, HeldMoment> entry : moments.entries()) {
            first = Math.min(first, entry.getKey());
        }
        return first;
    }

    boolean isEmpty() {
        return moments.isEmpty();
    }
}
