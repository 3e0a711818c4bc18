package io.dataprocessing.pipeline.processors.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** 10,000 random joins against the table's whole history, searched for each record. */
class TemporalJoinRandomTest {

    private static final long UNTIL = 60;

    private record Case(boolean left, boolean deletes, long ttl, boolean where) {}

    @Test
    void joinsWithTheVersionThatTheHistoryHasAtTheTime() throws Exception {
        List<Case> cases = new ArrayList<>();
        Map<Case, CoProcessorSpec<Row, Row, Row>> specs = new HashMap<>();
        for (boolean left : new boolean[] {true, false}) {
            for (boolean deletes : new boolean[] {true, false}) {
                for (long ttl : new long[] {Long.MAX_VALUE, 10}) {
                    for (boolean where : new boolean[] {true, false}) {
                        cases.add(new Case(left, deletes, ttl, where));
                    }
                }
            }
        }
        for (Case each : cases) {
            specs.put(each, RandomRun.spec(new TemporalJoinFactory(), options(each)));
        }
        for (int seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            Case chosen = cases.get(random.nextInt(cases.size()));
            List<Arrival> records = distinctVersions(RandomRun.records(random, UNTIL));
            RandomRun run = new RandomRun(specs.get(chosen), random);
            assertThat(run.results(records))
                    .as("seed %d, %s, %s", seed, chosen, records)
                    .isEqualTo(expected(chosen, records));
            if (chosen.ttl() < UNTIL) {
                assertThat(run.keysLeft()).as("seed %d, %s", seed, chosen).isZero();
            }
        }
    }

    private static String options(Case chosen) {
        return "key-by: [k]\nlate: drop\njoin: %s\nttl: %s\n%s%s"
                .formatted(
                        chosen.left() ? "left" : "inner",
                        chosen.ttl() == Long.MAX_VALUE ? "none" : chosen.ttl() + "ms",
                        chosen.deletes() ? "deleted: gone\n" : "",
                        chosen.where() ? "where: right.b % 2 == 0\n" : "");
    }

    /** No key has two versions of one moment: which of them is valid, the table doesn't say. */
    private static List<Arrival> distinctVersions(List<Arrival> records) {
        List<String> seen = new ArrayList<>();
        List<Arrival> distinct = new ArrayList<>();
        for (Arrival record : records) {
            String moment = record.key() + "@" + record.time();
            if (record.input() == 0 || !seen.contains(moment)) {
                distinct.add(record);
            }
            if (record.input() == 1) {
                seen.add(moment);
            }
        }
        return distinct;
    }

    private static List<String> expected(Case chosen, List<Arrival> records) {
        List<String> expected = new ArrayList<>();
        for (Arrival record : records) {
            if (record.input() == 1) {
                continue;
            }
            Optional<Arrival> version =
                    records.stream()
                            .filter(
                                    other ->
                                            other.input() == 1
                                                    && record.sameKey(other)
                                                    && other.time() <= record.time())
                            .max((one, other) -> Long.compare(one.time(), other.time()))
                            .filter(
                                    found ->
                                            !chosen.deletes()
                                                    || !Boolean.TRUE.equals(found.row().get(3)))
                            .filter(found -> record.time() - found.time() < chosen.ttl())
                            .filter(found -> !chosen.where() || (Long) found.row().get(1) % 2 == 0);
            if (version.isPresent() || chosen.left()) {
                String text = IntervalJoinRandomTest.text(record, version.orElse(null));
                expected.add(chosen.deletes() ? text.replaceFirst(", gone: \\w+}$", "}") : text);
            }
        }
        expected.sort(null);
        return expected;
    }
}
