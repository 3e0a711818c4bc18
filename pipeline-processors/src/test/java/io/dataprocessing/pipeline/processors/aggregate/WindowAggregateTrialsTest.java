package io.dataprocessing.pipeline.processors.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.processors.aggregate.Samples.Sample;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import io.dataprocessing.pipeline.testkit.WindowHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random records, in any order within the watermark's bound, restored at any point, against results
 * that are computed from the records of each window.
 */
class WindowAggregateTrialsTest {

    private static final int CASES = 10_000;
    private static final int SPAN = 40;
    private static final int BOUND = 15;
    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** A window of a key. */
    private record Place(String key, long start, long end) {}

    /** A kind of window, and which windows the records of a key are in. */
    private record Kind(String options, Function<List<Sample>, Map<Place, List<Sample>>> windows) {

        @Override
        public String toString() {
            return options;
        }
    }

    private static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("window: {tumbling: 10ms}", samples -> hopping(samples, 10, 10, 0)),
                new Kind(
                        "window: {tumbling: 10ms}\noffset: 3ms",
                        samples -> hopping(samples, 10, 10, 3)),
                new Kind(
                        "window: {hopping: {size: 10ms, slide: 4ms}}",
                        samples -> hopping(samples, 10, 4, 0)),
                new Kind(
                        "window: {cumulate: {step: 5ms, max: 20ms}}",
                        WindowAggregateTrialsTest::cumulate),
                new Kind("window: {session: {gap: 6ms}}", WindowAggregateTrialsTest::sessions));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void windowsHoldWhatTheirRecordsGive(Kind kind) throws Exception {
        WindowSpec<?, ?, ?> spec = spec(kind.options() + "\nlate: drop");
        for (int seed = 0; seed < CASES / 5; seed++) {
            Samples samples = new Samples(seed);
            List<Sample> sorted = samples.sorted(12, SPAN);
            StepHarness harness =
                    samples.random().nextBoolean()
                            ? WindowHarness.start(() -> spec)
                            : WindowHarness.startCombining(() -> spec);
            long newest = Long.MIN_VALUE;
            for (Sample sample : samples.disordered(sorted, BOUND)) {
                harness.process(TestRecord.of(sample.row(), sample.time()));
                newest = Math.max(newest, sample.millis());
                if (samples.random().nextInt(3) == 0) {
                    harness.advanceWatermark(Instant.ofEpochMilli(newest - BOUND - 1));
                }
                if (samples.random().nextInt(5) == 0) {
                    harness.restore();
                }
            }
            harness.advanceWatermark(END);
            assertThat(harness.dropped()).as("late with seed %d", seed).isZero();
            assertThat(results(harness.emitted()))
                    .as("seed %d", seed)
                    .isEqualTo(expected(kind, sorted));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theLastResultOfAWindowIsTheSameWheneverItIsEmitted(Kind kind) throws Exception {
        for (String emit : List.of("on-update", "{every: 7ms}")) {
            WindowSpec<?, ?, ?> spec = spec(kind.options() + "\nlate: drop\nemit: " + emit);
            for (int seed = 0; seed < 50; seed++) {
                Samples samples = new Samples(seed);
                List<Sample> sorted = samples.sorted(12, SPAN);
                StepHarness harness = WindowHarness.start(() -> spec);
                long newest = Long.MIN_VALUE;
                for (Sample sample : samples.disordered(sorted, BOUND)) {
                    harness.process(TestRecord.of(sample.row(), sample.time()));
                    newest = Math.max(newest, sample.millis());
                    harness.advanceWatermark(Instant.ofEpochMilli(newest - BOUND - 1));
                    harness.restore();
                }
                harness.advanceWatermark(END);
                Map<Place, Map<String, Object>> expected = expected(kind, sorted);
                Map<Place, Map<String, Object>> last = new HashMap<>(results(harness.emitted()));
                last.keySet().retainAll(expected.keySet());
                assertThat(last).as("%s, seed %d", emit, seed).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void windowsOverTheMachinesClockGoByIt(Kind kind) throws Exception {
        WindowSpec<?, ?, ?> spec = spec(kind.options() + "\ntime: processing");
        for (int seed = 0; seed < 100; seed++) {
            Samples samples = new Samples(seed);
            StepHarness harness = WindowHarness.start(() -> spec);
            long begin = harness.now().toEpochMilli();
            List<Sample> sorted =
                    samples.sorted(12, SPAN).stream()
                            .map(sample -> new Sample(sample.row(), begin + sample.millis()))
                            .toList();
            for (Sample sample : sorted) {
                harness.advanceClock(Duration.between(harness.now(), sample.time()));
                harness.process(TestRecord.of(sample.row(), Instant.EPOCH));
                if (samples.random().nextInt(5) == 0) {
                    harness.restore();
                }
            }
            harness.advanceWatermark(END);
            Map<Place, Map<String, Object>> expected = expected(kind, sorted);
            Map<Place, Map<String, Object>> results = results(harness.emitted());
            // Of equal moments, it's the order in which records came that counts here.
            Stream.concat(expected.values().stream(), results.values().stream())
                    .forEach(values -> values.keySet().removeAll(List.of("f", "l", "c")));
            assertThat(results).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static WindowSpec<?, ?, ?> spec(String options) {
        return (WindowSpec<?, ?, ?>)
                FactoryDescription.of(
                                new WindowAggregateFactory(),
                                "key-by: [k]\n" + options + "\naggregate: " + NaiveAggregates.CALLS,
                                Samples.TYPE)
                        .get();
    }

    private static Map<Place, Map<String, Object>> results(List<Emitted> emitted) {
        Map<Place, Map<String, Object>> results = new HashMap<>();
        for (Emitted one : emitted) {
            Row row = one.value();
            Map<String, Object> values = new LinkedHashMap<>();
            for (String name : row.type().fieldNames()) {
                values.put(name, row.get(name));
            }
            values.keySet().removeAll(List.of("k", "window_start", "window_end"));
            Place place =
                    new Place(
                            row.getString(0),
                            row.getTimestamp(1).toEpochMilli(),
                            row.getTimestamp(2).toEpochMilli());
            results.put(place, NaiveAggregates.rounded(values));
        }
        return results;
    }

    private static Map<Place, Map<String, Object>> expected(Kind kind, List<Sample> sorted) {
        Map<Place, Map<String, Object>> expected = new HashMap<>();
        sorted.stream()
                .collect(Collectors.groupingBy(Sample::key))
                .values()
                .forEach(
                        ofKey ->
                                kind.windows()
                                        .apply(ofKey)
                                        .forEach(
                                                (place, inside) ->
                                                        expected.put(
                                                                place,
                                                                NaiveAggregates.of(inside))));
        return expected;
    }

    private static Map<Place, List<Sample>> hopping(
            List<Sample> samples, int size, int slide, int offset) {
        Map<Place, List<Sample>> windows = new TreeMap<>(Comparator.comparing(Place::start));
        long first = samples.get(0).millis() - SPAN;
        long last = samples.get(samples.size() - 1).millis() + SPAN;
        for (long start = first - 1; start <= last; start++) {
            if (Math.floorMod(start - offset, slide) == 0) {
                put(windows, samples, start, start + size);
            }
        }
        return windows;
    }

    private static Map<Place, List<Sample>> cumulate(List<Sample> samples) {
        Map<Place, List<Sample>> windows = new HashMap<>();
        long first = samples.get(0).millis() - SPAN;
        long last = samples.get(samples.size() - 1).millis() + SPAN;
        for (long start = first - 1; start <= last; start++) {
            for (int size = 5; size <= 20 && Math.floorMod(start, 20) == 0; size += 5) {
                put(windows, samples, start, start + size);
            }
        }
        return windows;
    }

    private static void put(
            Map<Place, List<Sample>> windows, List<Sample> samples, long start, long end) {
        List<Sample> inside =
                samples.stream()
                        .filter(sample -> sample.millis() >= start && sample.millis() < end)
                        .toList();
        if (!inside.isEmpty()) {
            windows.put(new Place(samples.get(0).key(), start, end), inside);
        }
    }

    private static Map<Place, List<Sample>> sessions(List<Sample> sorted) {
        Map<Place, List<Sample>> windows = new HashMap<>();
        List<Sample> open = new ArrayList<>();
        for (Sample sample : sorted) {
            if (!open.isEmpty() && sample.millis() >= open.get(open.size() - 1).millis() + 6) {
                close(windows, open);
                open = new ArrayList<>();
            }
            open.add(sample);
        }
        close(windows, open);
        return windows;
    }

    private static void close(Map<Place, List<Sample>> windows, List<Sample> session) {
        Sample last = session.get(session.size() - 1);
        windows.put(new Place(last.key(), session.get(0).millis(), last.millis() + 6), session);
    }
}
