package io.dataprocessing.pipeline.processors.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** 10,000 random joins against each window's records, gathered and compared one by one. */
class WindowJoinRandomTest {

    private static final long UNTIL = 60;

    private record Span(long start, long end) {}

    /**
     * Kinds of windows.
     *
     * @param spans the windows that there are for the records of a key
     */
    private record Kind(String words, BiFunction<Kind, List<Arrival>, List<Span>> spans) {}

    private record Case(JoinType type, Kind kind) {}

    @Test
    void joinsAsIfEachWindowHadBeenLookedAtOnItsOwn() throws Exception {
        List<Case> cases = new ArrayList<>();
        Map<Case, CoProcessorSpec<Row, Row, Row>> specs = new HashMap<>();
        for (Kind kind : kinds()) {
            for (JoinType type : JoinType.values()) {
                Case each = new Case(type, kind);
                cases.add(each);
                specs.put(
                        each,
                        RandomRun.spec(
                                new WindowJoinFactory(),
                                "key-by: [k]\nlate: drop\njoin: %s\n%s"
                                        .formatted(type.word(), kind.words())));
            }
        }
        for (int seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            Case chosen = cases.get(random.nextInt(cases.size()));
            List<Arrival> records = RandomRun.records(random, UNTIL);
            RandomRun run = new RandomRun(specs.get(chosen), random);
            assertThat(run.results(records))
                    .as("seed %d, %s, %s", seed, chosen, records)
                    .isEqualTo(expected(chosen, records));
            assertThat(run.keysLeft()).as("seed %d, %s", seed, chosen).isZero();
        }
    }

    private static List<Kind> kinds() {
        return List.of(
                new Kind("window: {tumbling: 10ms}", (kind, of) -> hopping(10, 10, 0)),
                new Kind("window: {tumbling: 10ms}\noffset: 3ms", (kind, of) -> hopping(10, 10, 3)),
                new Kind(
                        "window: {hopping: {size: 12ms, slide: 5ms}}",
                        (kind, of) -> hopping(12, 5, 0)),
                new Kind(
                        "window: {hopping: {size: 20ms, slide: 10ms}}",
                        (kind, of) -> hopping(20, 10, 0)),
                new Kind("window: {cumulate: {step: 4ms, max: 12ms}}", (kind, of) -> cumulate()),
                new Kind("window: {session: {gap: 6ms}}", (kind, of) -> sessions(of)));
    }

    private static List<Span> hopping(long size, long slide, long offset) {
        List<Span> spans = new ArrayList<>();
        for (long start = offset - 10 * slide; start <= UNTIL; start += slide) {
            spans.add(new Span(start, start + size));
        }
        return spans;
    }

    private static List<Span> cumulate() {
        List<Span> spans = new ArrayList<>();
        for (long start = 0; start <= UNTIL; start += 12) {
            for (long end = start + 4; end <= start + 12; end += 4) {
                spans.add(new Span(start, end));
            }
        }
        return spans;
    }

    private static List<Span> sessions(List<Arrival> records) {
        List<Span> spans = new ArrayList<>();
        TreeSet<Long> times = new TreeSet<>();
        records.forEach(record -> times.add(record.time()));
        while (!times.isEmpty()) {
            long start = times.pollFirst();
            long last = start;
            while (!times.isEmpty() && times.first() < last + 6) {
                last = times.pollFirst();
            }
            spans.add(new Span(start, last + 6));
        }
        return spans;
    }

    private static List<String> expected(Case chosen, List<Arrival> records) {
        List<String> expected = new ArrayList<>();
        records.stream()
                .map(Arrival::key)
                .filter(key -> key != null)
                .distinct()
                .forEach(
                        key ->
                                expect(
                                        chosen,
                                        records.stream()
                                                .filter(record -> key.equals(record.key()))
                                                .toList(),
                                        expected));
        expectAlone(
                chosen, records.stream().filter(record -> record.key() == null).toList(), expected);
        expected.sort(null);
        return expected;
    }

    private static void expect(Case chosen, List<Arrival> ofKey, List<String> expected) {
        for (Span span : chosen.kind().spans().apply(chosen.kind(), ofKey)) {
            List<Arrival> lefts = in(span, ofKey, 0);
            List<Arrival> rights = in(span, ofKey, 1);
            for (Arrival left : lefts) {
                for (Arrival right : rights) {
                    if (chosen.type().givesPairs()) {
                        expected.add(text(left, right, span));
                    }
                }
            }
            boolean both = !lefts.isEmpty() && !rights.isEmpty();
            if (chosen.type() == JoinType.SEMI && both) {
                lefts.forEach(left -> expected.add(text(left, span)));
            }
            if (!both) {
                alone(chosen, lefts, rights, span, expected);
            }
        }
    }

    /** Null keys match nothing; a session of theirs is one of those that would be emitted. */
    private static void expectAlone(Case chosen, List<Arrival> ofNull, List<String> expected) {
        List<Arrival> kept =
                ofNull.stream()
                        .filter(
                                record ->
                                        record.input() == 0
                                                ? chosen.type().givesUnmatchedLeft()
                                                : chosen.type().givesUnmatchedRight())
                        .toList();
        for (Span span : chosen.kind().spans().apply(chosen.kind(), kept)) {
            alone(chosen, in(span, kept, 0), in(span, kept, 1), span, expected);
        }
    }

    private static void alone(
            Case chosen,
            List<Arrival> lefts,
            List<Arrival> rights,
            Span span,
            List<String> expected) {
        JoinType type = chosen.type();
        if (type == JoinType.ANTI) {
            lefts.forEach(left -> expected.add(text(left, span)));
        } else if (type == JoinType.LEFT || type == JoinType.FULL) {
            lefts.forEach(left -> expected.add(text(left, null, span)));
        }
        if (type == JoinType.RIGHT || type == JoinType.FULL) {
            rights.forEach(right -> expected.add(text(null, right, span)));
        }
    }

    private static List<Arrival> in(Span span, List<Arrival> records, int input) {
        return records.stream()
                .filter(
                        record ->
                                record.input() == input
                                        && record.time() >= span.start()
                                        && record.time() < span.end())
                .toList();
    }

    private static String text(Arrival left, Span span) {
        return IntervalJoinRandomTest.leftText(left) + bounds(span);
    }

    private static String text(Arrival left, Arrival right, Span span) {
        return IntervalJoinRandomTest.text(left, right).replaceFirst("}$", bounds(span));
    }

    private static String bounds(Span span) {
        return ", window_start: %s, window_end: %s}"
                .formatted(Instant.ofEpochMilli(span.start()), Instant.ofEpochMilli(span.end()));
    }
}
