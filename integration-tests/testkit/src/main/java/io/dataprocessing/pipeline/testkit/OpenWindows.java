package io.dataprocessing.pipeline.testkit;

import static java.util.Comparator.comparing;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The windows of all keys and their accumulators, each kept as a row of its schema. */
final class OpenWindows<I, A, O> {

    /** A window of a key. */
    record Place(Row key, WindowBounds window) {}

    /** What is kept for a window; changed if it took something in since it was last emitted. */
    private record Kept(Row accumulator, boolean changed) {}

    /** All windows, and the moments before their ends at which those of a key are emitted. */
    record Content(Map<Place, Kept> windows, Map<Row, Set<Instant>> emissions) {

        static Content empty() {
            return new Content(Map.of(), Map.of());
        }
    }

    private final Map<Place, Kept> kept;
    private final Map<Row, Set<Instant>> emissions;
    private final WindowSpec<I, A, O> spec;
    private final WindowAggregator<I, A, O> aggregator;
    private final boolean combining;

    OpenWindows(WindowSpec<I, A, O> spec, Content content, boolean combining) {
        this.spec = spec;
        this.kept = new LinkedHashMap<>(content.windows());
        this.emissions = copy(content.emissions());
        this.aggregator = spec.aggregator().get();
        this.combining = combining;
    }

    Content content() {
        return new Content(new LinkedHashMap<>(kept), copy(emissions));
    }

    private static Map<Row, Set<Instant>> copy(Map<Row, Set<Instant>> emissions) {
        Map<Row, Set<Instant>> copy = new LinkedHashMap<>();
        emissions.forEach((key, moments) -> copy.put(key, new TreeSet<>(moments)));
        return copy;
    }

    /**
     * The windows that an event belongs to. A session is the one that it makes together with those
     * that it overlaps, which become one here.
     */
    List<WindowBounds> assign(Row key, Instant timestamp) {
        Window window = spec.window();
        if (window instanceof Window.Tumbling tumbling) {
            Instant start = floor(timestamp, tumbling.size(), tumbling.offset());
            return List.of(new WindowBounds(start, start.plus(tumbling.size())));
        }
        if (window instanceof Window.Hopping hopping) {
            return hops(timestamp, hopping);
        }
        if (window instanceof Window.Cumulate cumulate) {
            return steps(timestamp, cumulate);
        }
        return List.of(session(key, timestamp, ((Window.Session) window).gap()));
    }

    private static List<WindowBounds> hops(Instant timestamp, Window.Hopping hopping) {
        List<WindowBounds> windows = new ArrayList<>();
        Instant start = floor(timestamp, hopping.slide(), hopping.offset());
        while (start.plus(hopping.size()).isAfter(timestamp)) {
            windows.add(new WindowBounds(start, start.plus(hopping.size())));
            start = start.minus(hopping.slide());
        }
        return windows;
    }

    private static List<WindowBounds> steps(Instant timestamp, Window.Cumulate cumulate) {
        List<WindowBounds> windows = new ArrayList<>();
        Instant start = floor(timestamp, cumulate.max(), cumulate.offset());
        Instant end = floor(timestamp, cumulate.step(), cumulate.offset()).plus(cumulate.step());
        while (!end.isAfter(start.plus(cumulate.max()))) {
            windows.add(new WindowBounds(start, end));
            end = end.plus(cumulate.step());
        }
        return windows;
    }

    private WindowBounds session(Row key, Instant timestamp, Duration gap) {
        WindowBounds all = new WindowBounds(timestamp, timestamp.plus(gap));
        for (Place place : List.copyOf(kept.keySet())) {
            if (place.key().equals(key) && overlap(place.window(), all)) {
                all =
                        new WindowBounds(
                                earlier(place.window().start(), all.start()),
                                later(place.window().end(), all.end()));
            }
        }
        return all;
    }

    /** Adds a value to a window; a session first takes in those that it overlaps. */
    void add(Row key, WindowBounds window, I value, Instant timestamp) {
        if (spec.window() instanceof Window.Session) {
            mergeInto(key, window);
        }
        Place place = new Place(key, window);
        Kept stored = kept.get(place);
        A before = stored == null ? aggregator.create() : load(stored.accumulator());
        A after =
                combining
                        ? aggregator.merge(
                                before, aggregator.add(aggregator.create(), value, timestamp))
                        : aggregator.add(before, value, timestamp);
        kept.put(place, new Kept(store(after), true));
    }

    /** Notes that the windows of a key are to be emitted at a moment. */
    void emitAt(Row key, Instant moment) {
        emissions.computeIfAbsent(key, any -> new TreeSet<>()).add(moment);
    }

    /** The keys whose windows are to be emitted at a moment, which is forgotten. */
    List<Row> takeEmissions(Instant moment) {
        return emissions.entrySet().stream()
                .filter(entry -> entry.getValue().remove(moment))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean hasChanged(Place place) {
        return kept.get(place).changed();
    }

    void markEmitted(Place place) {
        kept.computeIfPresent(place, (any, before) -> new Kept(before.accumulator(), false));
    }

    /** The moments, after one and up to another, at which a window ends or is to be emitted. */
    List<Instant> moments(Optional<Instant> after, Instant to) {
        return Stream.concat(
                        kept.keySet().stream().map(place -> place.window().end().minusMillis(1)),
                        emissions.values().stream().flatMap(Set::stream))
                .filter(moment -> after.isEmpty() || moment.isAfter(after.get()))
                .filter(moment -> !moment.isAfter(to))
                .distinct()
                .sorted()
                .toList();
    }

    private void mergeInto(Row key, WindowBounds session) {
        List<Place> parts =
                kept.keySet().stream()
                        .filter(place -> place.key().equals(key))
                        .filter(place -> overlap(place.window(), session))
                        .toList();
        Optional<A> merged =
                parts.stream()
                        .map(kept::remove)
                        .map(part -> load(part.accumulator()))
                        .reduce(aggregator::merge);
        merged.ifPresent(
                accumulator ->
                        kept.put(new Place(key, session), new Kept(store(accumulator), true)));
    }

    /** The result of a window, if it's wanted. */
    Optional<O> result(Row key, WindowBounds window) {
        Row stored = kept.get(new Place(key, window)).accumulator();
        A accumulator = load(stored);
        O result = aggregator.result(key, window, accumulator);
        if (!store(accumulator).equals(stored)) {
            throw new AssertionError("result() changed the accumulator of " + window);
        }
        return aggregator.isWanted(result) ? Optional.of(result) : Optional.empty();
    }

    List<Place> inOrderOfEnd() {
        return kept.keySet().stream().sorted(comparing(place -> place.window().end())).toList();
    }

    void removeClosed(Optional<Instant> watermark) {
        kept.keySet().removeIf(place -> closed(place.window(), watermark));
    }

    /** Whether the watermark has come to the window's last millisecond. */
    boolean due(WindowBounds window, Optional<Instant> watermark) {
        return watermark.isPresent() && !window.end().minusMillis(1).isAfter(watermark.get());
    }

    /** Whether also the allowed lateness has gone by. */
    boolean closed(WindowBounds window, Optional<Instant> watermark) {
        return due(new WindowBounds(window.start(), window.end().plus(spec.lateness())), watermark);
    }

    private Row store(A accumulator) {
        Schema<A> schema = spec.accumulator();
        return RowCopy.of(schema.rowType(), schema.toRow(accumulator), "the accumulator");
    }

    private A load(Row stored) {
        Schema<A> schema = spec.accumulator();
        return schema.fromRow(RowCopy.of(schema.rowType(), stored, "the accumulator"));
    }

    private static Instant floor(Instant timestamp, Duration size, Duration offset) {
        long millis = timestamp.toEpochMilli();
        return Instant.ofEpochMilli(
                millis - Math.floorMod(millis - offset.toMillis(), size.toMillis()));
    }

    private static boolean overlap(WindowBounds one, WindowBounds other) {
        return one.start().isBefore(other.end()) && other.start().isBefore(one.end());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
