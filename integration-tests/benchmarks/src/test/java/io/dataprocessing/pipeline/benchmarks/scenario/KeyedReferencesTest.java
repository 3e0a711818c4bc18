package io.dataprocessing.pipeline.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to come out where something is kept by account. */
class KeyedReferencesTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void givesEachAccountOnce() throws Exception {
        assertThat(
                        found(
                                Topology.DEDUPLICATE,
                                order(1, 0, 7, 1, "NEW"),
                                order(2, 0, 8, 1, "NEW"),
                                order(3, 0, 7, 1, "NEW")))
                .isEqualTo(expected("{'account': 7}", "{'account': 8}"));
    }

    @Test
    void pairsWhatIsFiveSecondsApartOnEitherSide() throws Exception {
        assertThat(
                        found(
                                Topology.JOIN,
                                order(1, 10_000, 7, 2.5, "PAID"),
                                order(2, 5_000, 7, 1, "SENT"),
                                order(3, 15_000, 7, 1, "SENT"),
                                order(4, 15_001, 7, 1, "SENT"),
                                order(5, 10_000, 8, 1, "SENT"),
                                order(6, 10_000, 7, 1, "BACK")))
                .isEqualTo(
                        expected(
                                "{'account': 7, 'paid': 1, 'sent': 2, 'amount': 2.5}",
                                "{'account': 7, 'paid': 1, 'sent': 3, 'amount': 2.5}"));
    }

    @Test
    void ranksByAmountAndThenByNumberAndLeavesTheLastMinuteOut() throws Exception {
        assertThat(
                        found(
                                Topology.TOP_N,
                                order(4, 1, 7, 3, "NEW"),
                                order(3, 2, 7, 3, "NEW"),
                                order(2, 3, 7, 9, "NEW"),
                                order(1, 4, 7, 1, "NEW"),
                                order(5, 5, 7, 3, "NEW"),
                                order(6, 60_000, 7, 100, "NEW")))
                .isEqualTo(
                        expected(
                                "{'account': 7, 'window_start': 0, 'id': 2, 'amount': 9}",
                                "{'account': 7, 'window_start': 0, 'id': 3, 'amount': 3}",
                                "{'account': 7, 'window_start': 0, 'id': 4, 'amount': 3}"));
    }

    private Object found(Topology topology, String... records) throws Exception {
        Results results = new Results(topology.outputs());
        Reference reference = References.of(topology);
        for (String record : records) {
            reference.accept(json.readTree(record), results);
        }
        reference.finish(results);
        return results.tallies();
    }

    private Object expected(String... values) throws Exception {
        Results results = new Results(List.of("out"));
        for (String value : values) {
            results.add("out", json.readTree(value.replace('\'', '"')));
        }
        return results.tallies();
    }

    private static String order(long id, long time, long account, double amount, String status) {
        return "{\"id\":%d,\"ts\":%d,\"account\":%d,\"amount\":%s,\"status\":\"%s\"}"
                .formatted(id, time, account, amount, status);
    }
}
