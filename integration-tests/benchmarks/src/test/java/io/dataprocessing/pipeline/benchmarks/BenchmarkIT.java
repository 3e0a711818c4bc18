package io.dataprocessing.pipeline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A matrix that's too small to measure anything, so that what is measured is known to be right. */
class BenchmarkIT {

    @TempDir private Path directory;

    @Test
    void peersWriteWhatIsExpectedAndTheTablesSayHow() throws Exception {
        int exit =
                Benchmark.run(
                        "--topology=filter,window",
                        "--peer=ours,careful",
                        "--records=4000",
                        "--warm-ups=0",
                        "--rounds=1",
                        "--jvm=-Xmx512m,-XX:+UseSerialGC,-XX:TieredStopAtLevel=1",
                        "--directory=" + directory.resolve("work"),
                        "--out=" + directory);

        assertThat(exit).isZero();
        assertThat(Files.readString(directory.resolve("results.md")))
                .contains("### filter, json-220, at-least-once\n")
                .contains("### window, json-220, at-least-once, 1000 keys\n")
                .contains("\n| careful | ");
        JsonNode scenarios =
                new ObjectMapper()
                        .readTree(directory.resolve("results.json").toFile())
                        .get("scenarios");
        assertThat(scenarios)
                .allSatisfy(
                        scenario ->
                                assertThat(scenario.get("peers"))
                                        .hasSize(2)
                                        .allSatisfy(BenchmarkIT::hasOneRound));
    }

    @Test
    void peersOfAllKindsWriteTheSameAvro() throws Exception {
        int exit =
                Benchmark.run(
                        "--topology=filter",
                        "--payload=avro-180",
                        "--peer=ours,careful,typical,flink-sql,kafka-streams",
                        "--records=2000",
                        "--warm-ups=0",
                        "--rounds=1",
                        "--jvm=-Xmx512m,-XX:+UseSerialGC,-XX:TieredStopAtLevel=1",
                        "--directory=" + directory.resolve("work"),
                        "--out=" + directory);

        assertThat(exit).isZero();
        assertThat(Files.readString(directory.resolve("results.md")))
                .contains("### filter, avro-180, at-least-once\n", "| flink-sql | ");
    }

    private static void hasOneRound(JsonNode peer) {
        assertThat(peer.has("failure")).isFalse();
        assertThat(peer.get("rounds")).hasSize(1);
    }
}
