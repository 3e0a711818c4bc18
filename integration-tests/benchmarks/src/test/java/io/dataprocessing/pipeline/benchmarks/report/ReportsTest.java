package io.dataprocessing.pipeline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.benchmarks.peer.Round;
import io.dataprocessing.pipeline.benchmarks.scenario.Backend;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final ScenarioResult RESULT =
            new ScenarioResult(
                    new Scenario(
                            Topology.FILTER,
                            Payload.JSON_220,
                            Guarantee.EXACTLY_ONCE,
                            Backend.ROCKSDB,
                            2,
                            1_000),
                    1_000_000,
                    List.of(
                            new PeerResult(
                                    "ours",
                                    List.of(round(2, 4), round(1, 2)),
                                    Optional.of(new Latency(1000, 1.5, 2.5, 9.5)),
                                    Optional.empty()),
                            new PeerResult(
                                    "typical",
                                    List.of(round(4, 12), round(4, 8)),
                                    Optional.empty(),
                                    Optional.empty()),
                            new PeerResult(
                                    "bare",
                                    List.of(),
                                    Optional.empty(),
                                    Optional.of("wrong output\nat a line"))));

    @Test
    void aTableHasARowForEachPeerWithRatiosToOurs() {
        assertThat(new MarkdownReport(List.of("two processors")).add(RESULT).text())
                .isEqualTo(
                        """
                        - two processors

                        ### filter, json-220, exactly-once, rocksdb, parallelism 2

                        | peer | CPU s/M | ours is better by | records/s | ours is faster by | B/record | JIT s/M | GC s/M |
                        |---|---|---|---|---|---|---|---|
                        | ours | 3.00 (2.00–4.00) |  | 750000 (500000–1000000) |  | 70 | 0.50 | 0.25 |
                        | typical | 10.00 (8.00–12.00) | 3.50 (3.00–4.00) | 250000 (250000–250000) | 3.00 (2.00–4.00) | 70 | 0.50 | 0.25 |
                        | bare | wrong output | | | | | | |

                        | peer | at records/s | p50 ms | p99 ms | p99.9 ms |
                        |---|---|---|---|---|
                        | ours | 1000 | 1.5 | 2.5 | 9.5 |
                        """);
    }

    @Test
    void programsGetEveryRound() throws Exception {
        JsonNode report =
                new ObjectMapper().readTree(new JsonReport(List.of("fact")).add(RESULT).text());
        JsonNode peers = report.at("/scenarios/0/peers");
        assertThat(peers.at("/0/rounds/1/cpuSeconds").asDouble()).isEqualTo(2);
        assertThat(peers.at("/0/latency/p99").asDouble()).isEqualTo(2.5);
        assertThat(peers.at("/2/failure").asText()).startsWith("wrong output");
        assertThat(report.at("/scenarios/0/scenario/topology").asText()).isEqualTo("FILTER");
    }

    private static Round round(double readSeconds, double cpuSeconds) {
        return new Round(1_000_000, readSeconds, readSeconds, cpuSeconds, 0.5, 0.25, 70_000_000);
    }
}
