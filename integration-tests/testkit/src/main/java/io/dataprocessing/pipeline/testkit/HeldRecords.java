package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.type.RowOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Records that wait until the watermark has reached their time, of all keys and inputs. */
final class HeldRecords {

    /** Those of the second input first, then by their values, as on the platform. */
    private static final Comparator<Held> ORDER =
            Comparator.comparingInt((Held held) -> -held.input())
                    .thenComparing(held -> held.record().value(), RowOrder.BY_VALUE);

    private final TreeMap<Instant, List<Held>> byTime = new TreeMap<>();

    /** A record that waits. */
    record Held(int input, Row key, TestRecord record) {}

    void add(Instant time, int input, Row key, TestRecord record) {
        byTime.computeIfAbsent(time.truncatedTo(ChronoUnit.MILLIS), at -> new ArrayList<>())
                .add(new Held(input, key, record));
    }

    /** The earliest time that something waits for; empty if nothing does. */
    Optional<Instant> earliest() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.firstKey());
    }

    /** Takes the records of the earliest time, in their order. */
    List<Held> takeEarliest() {
        List<Held> moment = new ArrayList<>(byTime.pollFirstEntry().getValue());
        moment.sort(ORDER);
        return moment;
    }

    /** The keys that records wait for. */
    List<Row> keys() {
        return byTime.values().stream().flatMap(List::stream).map(Held::key).distinct().toList();
    }

    /** Records that don't change with these. */
    HeldRecords copy() {
        HeldRecords copy = new HeldRecords();
        byTime.forEach((time, held) -> copy.byTime.put(time, new ArrayList<>(held)));
        return copy;
    }
}
