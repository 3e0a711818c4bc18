package io.dataprocessing.pipeline.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final String ORDER =
            """
            {"id":1,"ts":%d,"account":7,"sku":"s0042","amount":%s,"quantity":3,"currency":"%s",
             "user":{"country":"%s"}}\
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theFilterTakesExpensiveOrdersFromGermany() throws Exception {
        assertThat(
                        of(
                                Topology.FILTER,
                                order(0, "100.01", "EUR", "DE"),
                                order(0, "100.0", "EUR", "DE"),
                                order(0, "500.0", "EUR", "FR")))
                .isEqualTo(tally("out", order(0, "100.01", "EUR", "DE")));
    }

    @Test
    void theProjectionKeepsThreeFieldsAndComputesOne() throws Exception {
        assertThat(of(Topology.PROJECT, order(0, "1.25", "EUR", "DE")))
                .isEqualTo(
                        tally(
                                "out",
                                "{\"id\":1,\"sku\":\"s0042\",\"currency\":\"EUR\",\"total\":3.75}"));
    }

    @Test
    void ordersAreEnrichedFromTheCatalogue() throws Exception {
        String order = order(0, "1.25", "EUR", "DE");
        assertThat(of(Topology.ENRICH, order))
                .isEqualTo(
                        tally(
                                "out",
                                order.replace(
                                        "\"id\"",
                                        "\"category\":\"%s\",\"id\""
                                                .formatted(Catalogue.category(42)))));
    }

    @Test
    void ordersAreRoutedByCurrency() throws Exception {
        Map<String, Tally> routed =
                of(
                        Topology.ROUTE,
                        order(0, "1", "EUR", "DE"),
                        order(0, "1", "USD", "DE"),
                        order(0, "1", "GBP", "DE"),
                        order(0, "2", "GBP", "DE"));
        assertThat(routed.get("eur").records()).isEqualTo(1);
        assertThat(routed.get("usd").records()).isEqualTo(1);
        assertThat(routed.get("other").records()).isEqualTo(2);
    }

    @Test
    void minutesAreAddedUpButForTheLastOne() throws Exception {
        assertThat(
                        of(
                                Topology.WINDOW,
                                order(60_000, "1.5", "EUR", "DE"),
                                order(119_999, "2.5", "EUR", "DE"),
                                order(600_000, "4", "EUR", "DE")))
                .isEqualTo(
                        tally(
                                "out",
                                "{\"account\":7,\"window_start\":60000,\"window_end\":120000,"
                                        + "\"orders\":2,\"revenue\":4.0}"));
    }

    private Map<String, Tally> of(Topology topology, String... records) throws Exception {
        Results results = new Results(topology.outputs());
        Reference reference = References.of(topology);
        for (String record : records) {
            reference.accept(json.readTree(record), results);
        }
        reference.finish(results);
        return results.tallies();
    }

    private Map<String, Tally> tally(String output, String record) throws Exception {
        return Map.of(output, Tally.NONE.plus(ValueHash.of(json.readTree(record))));
    }

    private static String order(long time, String amount, String currency, String country) {
        return ORDER.formatted(time, amount, currency, country);
    }
}
