package io.dataprocessing.pipeline.suite.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules that come, change, are wrong and go, while the job runs, recovers and is resumed. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class DynamicRulesIT {

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
              checkpointing: {interval: 1s}
              restart: {strategy: fixed-delay, delay: 1s, attempts: 20}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              payments:
                connection: main
                topic: ${RUN}.payments
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, amount: long}}}
              rules:
                connection: main
                topic: ${RUN}.rules
                startup-mode: earliest-offset
                key: {format: string, field: id}
                value: {format: json, schema: {fields: {condition: string, level: int}}}
                on-null-value: delete
            steps:
              - name: flagged
                type: dynamic-rules
                input: [payments, rules]
                deleted-field: deleted
                select: {level: matched.level}
                missing-rules: hold
                key-by: [id]
                unmatched: output
                on-error: dead-letter
            sinks:
              alerts: {input: flagged, connection: main, topic: "${RUN}.flagged", value: {format: json}}
              others:
                input: flagged.unmatched
                connection: main
                topic: ${RUN}.others
                value: {format: json}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("rules");
    private final Map<String, String> variables;

    DynamicRulesIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        this.variables = Map.of("RUN", run, "KAFKA", kafka.bootstrapServers());
        kafka.createTopics(
                2,
                List.of(
                        run + ".payments",
                        run + ".rules",
                        run + ".flagged",
                        run + ".others",
                        run + ".dlq"));
    }

    @Test
    void rulesApplyThroughChangesFailuresAndUpgrades() {
        String savepoint;
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, PIPELINE, variables)) {
            pipeline.awaitRunning();
            sendPayments(0, 100);
            pipeline.awaitCounted("flagged.in", 100L);
            assertThat(kafka.committedValues(run + ".flagged")).as("all wait").isEmpty();
            rule("large", "amount >= 50", 1);
            awaitRecords(100);
            assertThat(kafka.committedValues(run + ".flagged")).hasSize(50);

            rule("large", "amuont >= 50", 2);
            rule("wrong", "amount", 2);
            await("both are dead letters, once each")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () ->
                                    assertThat(kafka.readCommitted(run + ".dlq"))
                                            .extracting(DynamicRulesIT::value)
                                            .containsExactlyInAnyOrder(
                                                    condition("amuont >= 50", 2),
                                                    condition("amount", 2)));
            cluster.replaceTaskManager();
            pipeline.awaitRestarts(1);
            pipeline.awaitRunning();
            sendPayments(100, 200);
            awaitRecords(200);
            assertThat(kafka.committedValues(run + ".flagged"))
                    .as("the rule before the wrong one still applies")
                    .hasSize(100)
                    .contains("{\"id\":199,\"amount\":99,\"rule\":\"large\",\"level\":1}");
            savepoint = pipeline.stop();
        }
        sendPayments(200, 300);
        try (RunningPipeline pipeline =
                RunningPipeline.resume(cluster, PIPELINE, variables, savepoint)) {
            awaitRecords(300);
            assertThat(kafka.committedValues(run + ".flagged")).hasSize(150);
            send("large", Optional.empty());
            awaitUnmatched();
        }
        assertThat(kafka.readCommitted(run + ".dlq")).hasSize(2);
    }

    private void awaitRecords(int count) {
        await("%d payments went through".formatted(count))
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(
                                                kafka.committedValues(run + ".flagged").size()
                                                        + kafka.committedValues(run + ".others")
                                                                .size())
                                        .isGreaterThanOrEqualTo(count));
    }

    /** Without a rule events wait again, so that this one comes out by another rule only. */
    private void awaitUnmatched() {
        kafka.sendValues(run + ".payments", List.of("{\"id\":1000,\"amount\":999}"));
        rule("huge", "amount > 1000", 3);
        await("the payment meets no rule")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(
                                                kafka.committedValues(run + ".others").size()
                                                        + kafka.committedValues(run + ".flagged")
                                                                .size())
                                        .isEqualTo(301));
    }

    private void sendPayments(int from, int to) {
        kafka.sendValues(
                run + ".payments",
                IntStream.range(from, to)
                        .mapToObj(id -> "{\"id\":%d,\"amount\":%d}".formatted(id, id % 100))
                        .toList());
    }

    private void rule(String id, String condition, int level) {
        send(id, Optional.of(condition(condition, level)));
    }

    private static String condition(String condition, int level) {
        return "{\"condition\":\"%s\",\"level\":%d}".formatted(condition, level);
    }

    private void send(String id, Optional<String> rule) {
        kafka.send(
                List.of(
                        new ProducerRecord<>(
                                run + ".rules",
                                id.getBytes(StandardCharsets.UTF_8),
                                rule.map(text -> text.getBytes(StandardCharsets.UTF_8))
                                        .orElse(null))));
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
