package io.dataprocessing.pipeline.processors.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 10,000 random joins against all pairs, looked at one by one. */
class IntervalJoinRandomTest {

    private static final long UNTIL = 60;
    private static final String WHERE = "where: \"(left.a + right.b) % 3 != 0\"";

    private record Case(JoinType type, long lower, long upper, boolean where, String options) {}

    @Test
    void joinsAsIfAllPairsHadBeenLookedAt() throws Exception {
        List<Case> cases = cases();
        Map<Case, CoProcessorSpec<Row, Row, Row>> specs = new HashMap<>();
        for (Case each : cases) {
            specs.put(each, RandomRun.spec(new IntervalJoinFactory(), each.options()));
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

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        long[][] bounds = {{0, 0}, {-10, 10}, {-25, -3}, {4, 20}, {0, 7}, {-7, 0}};
        for (JoinType type : JoinType.values()) {
            for (long[] bound : bounds) {
                cases.add(bounded(type, bound[0], bound[1], false));
            }
            cases.add(bounded(type, -12, 5, true));
            cases.add(open(type, "lower-bound: unbounded\nupper-bound: unbounded", -15, 15));
            cases.add(open(type, "lower-bound: -4ms\nupper-bound: unbounded", -4, 15));
            cases.add(open(type, "lower-bound: unbounded\nupper-bound: 3ms", -15, 3));
        }
        return cases;
    }

    private static Case bounded(JoinType type, long lower, long upper, boolean where) {
        String options =
                "key-by: [k]\nlate: drop\njoin: %s\nlower-bound: %dms\nupper-bound: %dms\n%s"
                        .formatted(type.word(), lower, upper, where ? WHERE : "");
        return new Case(type, lower, upper, where, options);
    }

    private static Case open(JoinType type, String bounds, long lower, long upper) {
        String options =
                "key-by: [k]\nlate: drop\njoin: %s\nttl: 15ms\n%s".formatted(type.word(), bounds);
        return new Case(type, lower, upper, false, options);
    }

    private static List<String> expected(Case chosen, List<Arrival> records) {
        List<String> expected = new ArrayList<>();
        Set<Arrival> matched = new HashSet<>();
        boolean pairs = chosen.type() != JoinType.SEMI && chosen.type() != JoinType.ANTI;
        for (Arrival left : records) {
            for (Arrival right : records) {
                long distance = right.time() - left.time();
                if (left.input() == 0
                        && right.input() == 1
                        && left.sameKey(right)
                        && distance >= chosen.lower()
                        && distance <= chosen.upper()
                        && (!chosen.where() || (number(left) + number(right)) % 3 != 0)) {
                    matched.add(left);
                    matched.add(right);
                    if (pairs) {
                        expected.add(text(left, right));
                    }
                }
            }
        }
        for (Arrival record : records) {
            if (record.input() == 0) {
                switch (chosen.type()) {
                    case LEFT, FULL -> {
                        if (!matched.contains(record)) {
                            expected.add(text(record, null));
                        }
                    }
                    case SEMI, ANTI -> {
                        if (matched.contains(record) == (chosen.type() == JoinType.SEMI)) {
                            expected.add(leftText(record) + "}");
                        }
                    }
                    case INNER, RIGHT -> {}
                }
            } else if ((chosen.type() == JoinType.RIGHT || chosen.type() == JoinType.FULL)
                    && !matched.contains(record)) {
                expected.add(text(null, record));
            }
        }
        expected.sort(null);
        return expected;
    }

    private static long number(Arrival record) {
        return (Long) record.row().get(1);
    }

    static String leftText(Arrival left) {
        return "{k: %s, a: %s, at: %s".formatted(left.key(), left.row().get(1), left.time());
    }

    static String text(Arrival left, Arrival right) {
        return (left == null ? "{k: %s, a: null, at: null".formatted(right.key()) : leftText(left))
                + (right == null
                        ? ", b: null, bt: null, gone: null}"
                        : ", b: %s, bt: %s, gone: %s}"
                                .formatted(right.row().get(1), right.time(), right.row().get(3)));
    }
}
