package io.dataprocessing.pipeline.processors.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.processors.aggregate.Samples.Sample;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random sequences, restored at any point, against results computed from what came before. */
class RunningAggregateTrialsTest {

    private static final int CASES = 10_000;
    private static final int SPAN = 40;
    private static final String CALLS =
            """
            aggregate: {n: count(), sum: sum(x), most: max(x), mean: avg(d), lag: "lag(x, 2)",
             delta: delta(x), rate: rate(x), ema: "ema(x, 0.5)", nth: row_number(), rank: rank(x),
             z: z_score(x)}
            """;

    /** A frame: which of the records up to one belong to it. */
    private enum Frame {
        ALL("ttl: none") {
            @Override
            boolean has(List<Sample> upTo, int index) {
                return true;
            }
        },
        ROWS("rows: 3\nttl: none") {
            @Override
            boolean has(List<Sample> upTo, int index) {
                return index >= upTo.size() - 3;
            }
        },
        RANGE("range: 8ms\nttl: none") {
            @Override
            boolean has(List<Sample> upTo, int index) {
                return upTo.get(index).millis() >= upTo.get(upTo.size() - 1).millis() - 8;
            }
        },
        FORGOTTEN("ttl: 6ms") {
            @Override
            boolean has(List<Sample> upTo, int index) {
                return true;
            }
        };

        private final String options;

        Frame(String options) {
            this.options = options;
        }

        abstract boolean has(List<Sample> upTo, int index);
    }

    private static Stream<Frame> frames() {
        return Stream.of(Frame.values());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void eachRecordHasWhatTheOnesBeforeItGive(Frame frame) throws Exception {
        StepSpec spec =
                FactoryDescription.of(
                                new RunningAggregateFactory(),
                                "key-by: [k]\nlate: drop\n" + frame.options + "\n" + CALLS,
                                Samples.TYPE)
                        .get();
        for (int seed = 0; seed < CASES / 4; seed++) {
            Samples samples = new Samples(seed);
            List<Sample> sorted = distinctTimes(samples.sorted(12, SPAN));
            StepHarness harness = StepHarness.start(() -> spec);
            for (Sample sample : sorted) {
                harness.process(TestRecord.of(sample.row(), sample.time()));
                if (samples.random().nextInt(3) == 0) {
                    harness.advanceWatermark(sample.time());
                }
                if (samples.random().nextInt(5) == 0) {
                    harness.restore();
                }
            }
            harness.advanceWatermark(Instant.ofEpochMilli(Long.MAX_VALUE));
            assertThat(harness.emitted().stream().map(Emitted::value).map(this::results).sorted())
                    .as("seed %d", seed)
                    .isEqualTo(expected(frame, sorted).stream().sorted().toList());
        }
    }

    /** No two records of a moment: which of them comes first isn't of interest here. */
    private static List<Sample> distinctTimes(List<Sample> sorted) {
        List<Sample> distinct = new ArrayList<>();
        for (Sample sample : sorted) {
            if (distinct.isEmpty()
                    || distinct.get(distinct.size() - 1).millis() < sample.millis()) {
                distinct.add(sample);
            }
        }
        return distinct;
    }

    private String results(Row row) {
        List<Object> values = new ArrayList<>();
        for (String name : row.type().fieldNames()) {
            values.add(text(row.get(name)));
        }
        return values.toString();
    }

    private static String text(Object value) {
        return value instanceof Double number ? "%.7g".formatted(number) : String.valueOf(value);
    }

    private static List<String> expected(Frame frame, List<Sample> sorted) {
        List<String> expected = new ArrayList<>();
        for (String key : List.of("a", "b")) {
            List<Sample> before = new ArrayList<>();
            for (Sample sample : sorted) {
                if (sample.key().equals(key)) {
                    if (frame == Frame.FORGOTTEN
                            && !before.isEmpty()
                            && before.get(before.size() - 1).millis() + 6 < sample.millis()) {
                        before.clear();
                    }
                    before.add(sample);
                    expected.add(expected(frame, before, sample));
                }
            }
        }
        return expected;
    }

    private static String expected(Frame frame, List<Sample> upTo, Sample last) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < last.row().type().size(); i++) {
            values.add(text(last.row().get(i)));
        }
        List<Sample> inside = new ArrayList<>();
        for (int i = 0; i < upTo.size(); i++) {
            if (frame.has(upTo, i)) {
                inside.add(upTo.get(i));
            }
        }
        List<Long> xs = longs(inside);
        List<Object> ds =
                inside.stream().map(s -> s.row().get(2)).filter(Objects::nonNull).toList();
        values.add(String.valueOf(inside.size()));
        values.add(text(xs.stream().reduce(Long::sum).orElse(null)));
        values.add(text(xs.stream().max(Long::compare).orElse(null)));
        values.add(
                ds.isEmpty()
                        ? "null"
                        : text(ds.stream().mapToDouble(d -> (Double) d).sum() / ds.size()));
        values.addAll(sequence(upTo, last));
        Object x = last.row().get(1);
        values.add(
                text(x == null ? null : 1 + xs.stream().filter(other -> other > (Long) x).count()));
        values.add(x == null ? "null" : text(zScore(xs, (Long) x)));
        return values.toString();
    }

    private static List<Object> sequence(List<Sample> upTo, Sample last) {
        List<Sample> known = upTo.stream().filter(s -> s.row().get(1) != null).toList();
        List<Long> xs = longs(upTo);
        boolean comparable = last.row().get(1) != null && known.size() > 1;
        Object delta = null;
        Object rate = null;
        if (comparable) {
            Sample previous = known.get(known.size() - 2);
            delta = last.row().getLong(1) - previous.row().getLong(1);
            rate = (Long) delta * 1000.0 / (last.millis() - previous.millis());
        }
        Double ema = null;
        for (long value : xs) {
            ema = ema == null ? value : 0.5 * value + 0.5 * ema;
        }
        Object lag = upTo.size() > 2 ? upTo.get(upTo.size() - 3).row().get(1) : null;
        return List.of(text(lag), text(delta), text(rate), text(ema), String.valueOf(upTo.size()));
    }

    private static List<Long> longs(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.row().get(1) != null)
                .map(sample -> sample.row().getLong(1))
                .toList();
    }

    private static Double zScore(List<Long> xs, long x) {
        double mean = xs.stream().mapToLong(value -> value).average().orElseThrow();
        double squares = xs.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return xs.size() < 2 || squares < 1e-12
                ? null
                : (x - mean) / Math.sqrt(squares / (xs.size() - 1));
    }
}
