package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job whose steps run as one operator does what one does whose steps are operators each. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class FusionIT {

    private static final int ORDERS = 2000;

    private static final List<String> OUTPUTS = List.of("large", "rest", "all", "dlq");

    /** The others unite several streams, which operators of their own read as they come. */
    private static final List<String> ORDERED = List.of("large", "rest");

    private static final String HEAD =
            """
            version: 1
            name: ${RUN}
            execution:
              runtime-mode: ${MODE}
              optimize: ${OPTIMIZE}
              checkpointing: {interval: 1s}
              restart: {strategy: none}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              orders:
                connection: main
                topic: ${INPUT}
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, amount: string, sku: string?}}}
                on-error: dead-letter
            """;

    private static final String BRANCHES =
            HEAD
                    + """
                    steps:
                      - {name: typed, input: orders, type: map, cast: {amount: long}, on-error: dead-letter}
                      - {name: known, input: typed, type: filter, condition: "has(sku) && sku != 'gone'", rejected: output}
                      - {name: strict, input: known, type: filter, condition: amount < 900, rejected: error, on-error: skip}
                      - {name: sorted, input: strict, type: route, cases: [{when: amount >= 500, output: large}], default: rest}
                      - {name: both, input: [sorted.rest, sorted.large, known.rejected], type: map, append: true, fields: {twice: amount * 2}}
                    sinks:
                      large: {input: sorted.large, connection: main, topic: "${RUN}.large", value: {format: json}}
                      rest: {input: sorted.rest, connection: main, topic: "${RUN}.rest", key: [id], value: {format: json}}
                      all: {input: both, connection: main, topic: "${RUN}.all", value: {format: json}}
                    """;

    private static final String ONCE =
            HEAD
                    + """
                    steps:
                      - {name: typed, input: orders, type: map, cast: {amount: long}, on-error: dead-letter}
                      - {name: small, input: typed, type: filter, condition: amount < 900}
                      - {name: once, input: small, type: deduplicate, key-by: [id], keep: first, time: processing, ttl: 7d}
                      - {name: again, input: once, type: filter, condition: amount < 800}
                    sinks:
                      all: {input: again, connection: main, topic: "${RUN}.all", value: {format: json}}
                    """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String input = KafkaProbe.uniqueName("fusion");

    FusionIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(input));
    }

    @Test
    void outputsLettersAndCountsAreTheSame() {
        kafka.sendValues(input, IntStream.range(0, ORDERS).mapToObj(FusionIT::order).toList());
        Map<String, Object> fusedCounts = run(input + "-fused", true);
        Map<String, Object> plainCounts = run(input + "-plain", false);
        assertThat(fusedCounts)
                .containsEntry("orders.in", (long) ORDERS)
                .containsEntry("orders.dead-lettered", ORDERS / 100L)
                .containsEntry("typed.dead-lettered", ORDERS / 100L)
                .isEqualTo(plainCounts);
        for (String output : OUTPUTS) {
            assertThat(records(input + "-fused", output))
                    .as(output)
                    .isEqualTo(records(input + "-plain", output))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest(name = "one operator at first: {0}")
    @ValueSource(booleans = {true, false})
    void aSavepointOfTheOneIsGoneOnFromByTheOther(boolean fusedFirst) {
        String run = input + "-state";
        createTopics(run);
        kafka.sendValues(input, List.of(small(1), small(2)));
        String savepoint;
        try (RunningPipeline pipeline =
                RunningPipeline.start(cluster, ONCE, variables(run, "streaming", fusedFirst))) {
            pipeline.awaitCounted("all.out", 2);
            savepoint = pipeline.stop();
        }
        kafka.sendValues(input, List.of(small(2), small(3)));
        try (RunningPipeline pipeline = resume(run, !fusedFirst, savepoint)) {
            pipeline.awaitCounted("all.out", 1);
            savepoint = pipeline.stop();
        }
        kafka.sendValues(input, List.of(small(1), small(3), small(4)));
        try (RunningPipeline pipeline = resume(run, fusedFirst, savepoint)) {
            pipeline.awaitCounted("all.out", 1);
            pipeline.stop();
        }
        await("all that was committed is read")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(kafka.committedValues(run + ".all"))
                                        .containsExactly(
                                                written(1), written(2), written(3), written(4)));
    }

    private RunningPipeline resume(String run, boolean fused, String savepoint) {
        return RunningPipeline.resume(cluster, ONCE, variables(run, "streaming", fused), savepoint);
    }

    /** What the pipeline counted until it had read everything. */
    private Map<String, Object> run(String run, boolean fused) {
        createTopics(run);
        try (RunningPipeline pipeline =
                RunningPipeline.start(cluster, BRANCHES, variables(run, "batch", fused))) {
            return new TreeMap<>(pipeline.awaitFinished());
        }
    }

    private void createTopics(String run) {
        kafka.createTopics(1, OUTPUTS.stream().map(output -> run + "." + output).toList());
    }

    private Map<String, String> variables(String run, String mode, boolean fused) {
        return Map.of(
                "RUN", run,
                "KAFKA", kafka.bootstrapServers(),
                "INPUT", input,
                "MODE", mode,
                "OPTIMIZE", String.valueOf(fused));
    }

    /** Every record with its headers, but for those that name the pipeline and the code. */
    private List<String> records(String run, String output) {
        List<String> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : kafka.readCommitted(run + "." + output)) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : each.headers()) {
                headers.put(header.key(), text(header.value()));
            }
            headers.remove("__dlq.pipeline");
            headers.remove("__dlq.error.frame");
            records.add(text(each.key()) + " " + text(each.value()) + " " + headers);
        }
        return ORDERED.contains(output) ? records : records.stream().sorted().toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String order(int number) {
        return switch (number % 100) {
            case 7 -> "{\"id\":" + number;
            case 8 -> "{\"id\":%d,\"amount\":\"many\"}".formatted(number);
            case 9 -> "{\"id\":%d,\"amount\":\"5\",\"sku\":\"gone\"}".formatted(number);
            case 10 -> "{\"id\":%d,\"amount\":\"7\",\"sku\":null}".formatted(number);
            default ->
                    "{\"id\":%d,\"amount\":\"%d\",\"sku\":\"s%d\"}"
                            .formatted(number, number % 1000, number % 7);
        };
    }

    private static String small(int id) {
        return "{\"id\":%d,\"amount\":\"1\",\"sku\":\"a\"}".formatted(id);
    }

    private static String written(int id) {
        return "{\"id\":%d,\"amount\":1,\"sku\":\"a\"}".formatted(id);
    }
}
