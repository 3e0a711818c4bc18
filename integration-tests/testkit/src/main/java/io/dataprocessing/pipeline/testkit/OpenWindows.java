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

/** The windows of all keys and their accumulators, each kept as a row of its schema. */
final class OpenWindows<I, A, O> {

    /** A window of a key. */
    record Place(Row key, WindowBounds window) {}

    private final Map<Place, Row> accumulators;
    private final WindowSpec<I, A, O> spec;
    private final WindowAggregator<I, A, O> aggregator;
    private final boolean combining;

    OpenWindows(WindowSpec<I, A, O> spec, Map<Place, Row> accumulators, boolean combining) {
        this.spec = spec;
        this.accumulators = new LinkedHashMap<>(accumulators);
        this.aggregator = spec.aggregator().get();
        this.combining = combining;
    }

    Map<Place, Row> content() {
        return new LinkedHashMap<>(accumulators);
    }

    /**
     * The windows that an event belongs to. A session is the one that it makes together with those
     * that it touches, which become one here.
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
        for (Place place : List.copyOf(accumulators.keySet())) {
            if (place.key().equals(key) && touches(place.window(), all)) {
                all =
                        new WindowBounds(
                                earlier(place.window().start(), all.start()),
                                later(place.window().end(), all.end()));
            }
        }
        return all;
    }

    /** Adds a value to a window; a session first takes in those that it touches. */
    void add(Row key, WindowBounds window, I value, Instant timestamp) {
        if (spec.window() instanceof Window.Session) {
            mergeInto(key, window);
        }
        Place place = new Place(key, window);
        Row stored = accumulators.get(place);
        A before = stored == null ? aggregator.create() : load(stored);
        A after =
                combining
                        ? aggregator.merge(
                                before, aggregator.add(aggregator.create(), value, timestamp))
                        : aggregator.add(before, value, timestamp);
        accumulators.put(place, store(after));
    }

    private void mergeInto(Row key, WindowBounds session) {
        List<Place> parts =
                accumulators.keySet().stream()
                        .filter(place -> place.key().equals(key))
                        .filter(place -> touches(place.window(), session))
                        .toList();
        Optional<A> merged =
                parts.stream().map(accumulators::remove).map(this::load).reduce(aggregator::merge);
        merged.ifPresent(
                accumulator -> accumulators.put(new Place(key, session), store(accumulator)));
    }

    O result(Row key, WindowBounds window) {
        Row stored = accumulators.get(new Place(key, window));
        A accumulator = load(stored);
        O result = aggregator.result(key, window, accumulator);
        if (!store(accumulator).equals(stored)) {
            throw new AssertionError("result() changed the accumulator of " + window);
        }
        return result;
    }

    List<Place> inOrderOfEnd() {
        return accumulators.keySet().stream()
                .sorted(comparing(place -> place.window().end()))
                .toList();
    }

    void removeClosed(Optional<Instant> watermark) {
        accumulators.keySet().removeIf(place -> closed(place.window(), watermark));
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

    private static boolean touches(WindowBounds one, WindowBounds other) {
        return !one.start().isAfter(other.end()) && !other.start().isAfter(one.end());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
