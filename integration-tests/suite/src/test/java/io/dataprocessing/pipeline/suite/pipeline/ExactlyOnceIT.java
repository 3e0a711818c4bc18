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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every record once, in what is passed on and in what is counted, though the task manager is killed
 * and the job is stopped and resumed from its savepoint.
 */
@Tag("smoke")
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class ExactlyOnceIT {

    private static final int PARTITIONS = 4;
    private static final int RECORDS = 4_000;
    private static final int KEYS = 7;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
              checkpointing: {interval: 1s}
              state: {backend: rocksdb}
              restart: {strategy: fixed-delay, delay: 1s, attempts: 20}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              numbers:
                connection: main
                topic: ${RUN}.numbers
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, key: string, at: timestamp}}}
                watermark: {field: at}
            steps:
              - name: counts
                type: window-aggregate
                key-by: [key]
                window: {tumbling: 10s}
                aggregate: {records: count(), total: sum(id)}
                late: drop
            sinks:
              copies:
                {input: numbers, connection: main, topic: "${RUN}.copies", value: {format: json}}
              counts-out:
                {input: counts, connection: main, topic: "${RUN}.counts", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("once");

    ExactlyOnceIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @Test
    void nothingIsLostOrDoubledByAKillAndAResumption() {
        kafka.createTopics(PARTITIONS, List.of(run + ".numbers"));
        kafka.createTopics(2, List.of(run + ".copies", run + ".counts"));
        Map<String, String> variables = Map.of("RUN", run, "KAFKA", kafka.bootstrapServers());
        String savepoint;
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, PIPELINE, variables)) {
            send(0, 1_000);
            awaitCopies(1);
            send(1_000, 2_000);
            cluster.replaceTaskManager();
            send(2_000, 2_500);
            pipeline.awaitRestarts(1);
            awaitCopies(2_500);
            savepoint = pipeline.stop();
        }
        send(2_500, RECORDS);
        sendEnd();
        try (RunningPipeline pipeline =
                RunningPipeline.resume(cluster, PIPELINE, variables, savepoint)) {
            awaitCopies(RECORDS + PARTITIONS);
            await("the last window is committed")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> counts().size() >= expectedCounts().size());
            pipeline.stop();
        }
        assertThat(kafka.committedValues(run + ".copies").stream().sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, RECORDS + PARTITIONS)
                                .mapToObj(ExactlyOnceIT::number)
                                .sorted()
                                .toList());
        assertThat(counts()).containsExactlyInAnyOrderElementsOf(expectedCounts());
    }

    private List<String> counts() {
        return kafka.committedValues(run + ".counts");
    }

    private void awaitCopies(int copies) {
        await(copies + " copies are committed")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> kafka.committedValues(run + ".copies").size() >= copies);
    }

    private void send(int from, int to) {
        kafka.send(IntStream.range(from, to).mapToObj(id -> record(id, id % PARTITIONS)).toList());
    }

    /** Moves event time on in every partition, so that all windows before are complete. */
    private void sendEnd() {
        kafka.send(
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> record(RECORDS + partition, partition))
                        .toList());
    }

    private ProducerRecord<byte[], byte[]> record(int id, int partition) {
        return new ProducerRecord<>(
                run + ".numbers", partition, null, number(id).getBytes(StandardCharsets.UTF_8));
    }

    private static String number(int id) {
        boolean end = id >= RECORDS;
        return "{\"id\":%d,\"key\":\"%s\",\"at\":\"%s\"}"
                .formatted(
                        id,
                        end ? "end" : "key-" + id % KEYS,
                        end ? START.plusSeconds(9_999) : at(id));
    }

    private static Instant at(int id) {
        return START.plusSeconds(id / 10);
    }

    /** What the windows hold, computed with loops. */
    private static List<String> expectedCounts() {
        Map<String, long[]> windows = new TreeMap<>();
        for (int id = 0; id < RECORDS; id++) {
            long second = at(id).getEpochSecond() - Math.floorMod(at(id).getEpochSecond(), 10);
            String window =
                    "{\"key\":\"key-%d\",\"window_start\":\"%s\",\"window_end\":\"%s\""
                            .formatted(
                                    id % KEYS,
                                    Instant.ofEpochSecond(second),
                                    Instant.ofEpochSecond(second + 10));
            long[] counts = windows.computeIfAbsent(window, key -> new long[2]);
            counts[0]++;
            counts[1] += id;
        }
        return windows.entrySet().stream()
                .map(
                        window ->
                                "%s,\"records\":%d,\"total\":%d}"
                                        .formatted(
                                                window.getKey(),
                                                window.getValue()[0],
                                                window.getValue()[1]))
                .toList();
    }
}
