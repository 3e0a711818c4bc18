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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Disorder, late events, silent partitions and clocks that are wrong. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class EventTimeIT {

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution: {checkpointing: {interval: 1s}}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              clicks:
                connection: main
                topic: ${RUN}.clicks
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, at: timestamp}}}
                watermark: {field: at, out-of-orderness: 5s, idle-timeout: 1s, max-future: 1h}
                on-error: dead-letter
            steps:
              - {name: keyed, type: map, fields: {all: "'all'"}}
              - name: minutes
                type: window-aggregate
                key-by: [all]
                window: {tumbling: 1min}
                aggregate: {clicks: count(), ids: sum(id)}
                late: dead-letter
            sinks:
              out: {input: minutes, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("time");

    EventTimeIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(2, List.of(run + ".clicks"));
        kafka.createTopics(1, List.of(run + ".out", run + ".dlq"));
    }

    @Test
    void windowsAreEmittedByEventTimeAlone() {
        try (RunningPipeline pipeline = start()) {
            // The second partition stays silent: without idleness no window would ever end.
            click(1, "12:00:10");
            click(2, "12:00:50");
            click(3, "12:00:20");
            click(4, "12:01:04");
            click(5, "12:00:59");
            click(6, "12:01:05");
            awaitOut(
                    "{\"all\":\"all\",\"window_start\":\"2025-01-01T12:00:00Z\",\"window_end\":\"2025-01-01T12:01:00Z\",\"clicks\":4,\"ids\":11}");

            click(7, "12:00:30");
            awaitLetters(1);
            assertThat(letters()).containsExactly(clickText(7, "12:00:30"));
            pipeline.awaitCounted("minutes.late", 1);
        }
    }

    @Test
    void anEventFromTheFutureDoesNotCloseWindows() {
        try (RunningPipeline pipeline = start()) {
            String future = "{\"id\":99,\"at\":\"2286-11-20T17:46:39Z\"}";
            click(1, "12:00:10");
            send(future);
            awaitLetters(1);
            click(2, "12:00:20");
            click(3, "12:01:30");
            awaitOut(
                    "{\"all\":\"all\",\"window_start\":\"2025-01-01T12:00:00Z\",\"window_end\":\"2025-01-01T12:01:00Z\",\"clicks\":2,\"ids\":3}");
            assertThat(letters()).containsExactly(future);
            pipeline.awaitCounted("clicks.dead-lettered", 1);
        }
    }

    private RunningPipeline start() {
        return RunningPipeline.start(
                cluster, PIPELINE, Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()));
    }

    private void click(int id, String time) {
        send(clickText(id, time));
    }

    private static String clickText(int id, String time) {
        return "{\"id\":%d,\"at\":\"2025-01-01T%sZ\"}".formatted(id, time);
    }

    private void send(String... clicks) {
        kafka.send(
                Arrays.stream(clicks)
                        .map(
                                click ->
                                        new ProducerRecord<byte[], byte[]>(
                                                run + ".clicks",
                                                0,
                                                null,
                                                click.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private void awaitOut(String... rows) {
        await("windows are committed")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(kafka.committedValues(run + ".out"))
                                        .containsExactly(rows));
    }

    private void awaitLetters(int count) {
        await("dead letters are committed")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> letters().size() >= count);
    }

    private List<String> letters() {
        return kafka.committedValues(run + ".dlq");
    }
}
