package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of records that can't be decoded or processed: nothing is lost silently. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class DeadLetterIT {

    private static final byte[] KEY = {0, 1, (byte) 0xff};
    private static final byte[] BAD_UTF_8 = {'{', '"', (byte) 0xc3, '(', '"', '}'};

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              runtime-mode: batch
              checkpointing: {interval: 1s}
              restart: {strategy: none}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, amount: string}}}
                on-error: ${SOURCE_ERROR}
            steps:
              - {name: typed, type: map, cast: {amount: long}, on-error: "${STEP_ERROR}"}
            sinks:
              out:
                {input: typed, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("letters");

    DeadLetterIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".orders", run + ".out", run + ".dlq"));
    }

    @Tag("smoke")
    @Test
    void aDeadLetterIsTheOriginalByteForByteAndSaysWhatHappened() {
        sendOrders();
        try (RunningPipeline pipeline = start("dead-letter", "dead-letter")) {
            assertThat(pipeline.awaitFinished())
                    .containsEntry("orders.dead-lettered", 3L)
                    .containsEntry("typed.dead-lettered", 1L)
                    .containsEntry("out.out", 2L);
        }
        assertThat(kafka.committedValues(run + ".out"))
                .containsExactly("{\"id\":1,\"amount\":10}", "{\"id\":6,\"amount\":60}");
        List<ConsumerRecord<byte[], byte[]>> letters =
                kafka.readCommitted(run + ".dlq").stream()
                        .sorted(Comparator.comparing(letter -> header(letter, "__dlq.offset")))
                        .toList();
        assertThat(letters).hasSize(4);
        assertThat(letters.get(0).value()).isEqualTo(utf8("{\"id\":2,"));
        assertThat(letters.get(1).value()).isEqualTo(BAD_UTF_8);
        assertThat(letters.get(2).value()).isNull();
        assertThat(letters.get(3).value()).isEqualTo(utf8("{\"id\":5,\"amount\":\"many\"}"));
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            assertThat(letter.key()).isEqualTo(KEY);
            assertThat(header(letter, "trace")).isEqualTo("abc");
        }
    }

    @Test
    void theHeadersSayWhereAndWhy() {
        sendOrders();
        try (RunningPipeline pipeline = start("dead-letter", "dead-letter")) {
            pipeline.awaitFinished();
        }
        Map<String, Map<String, String>> headers = new LinkedHashMap<>();
        kafka.readCommitted(run + ".dlq")
                .forEach(letter -> headers.put(header(letter, "__dlq.offset"), headers(letter)));
        assertThat(headers.get("1"))
                .containsEntry("__dlq.pipeline", run)
                .containsEntry("__dlq.step", "orders")
                .containsEntry("__dlq.stage", "decode")
                .containsEntry("__dlq.topic", run + ".orders")
                .containsEntry("__dlq.partition", "0")
                .containsEntry("__dlq.timestamp", "1735689600000")
                .containsEntry("__dlq.attempt", "1")
                .hasEntrySatisfying(
                        "__dlq.error.message", message -> assertThat(message).contains("byte"));
        assertThat(headers.get("2").get("__dlq.error.message")).contains("UTF-8");
        assertThat(headers.get("4"))
                .containsEntry("__dlq.step", "typed")
                .containsEntry("__dlq.stage", "process")
                .hasEntrySatisfying(
                        "__dlq.error.message",
                        message -> assertThat(message).contains("long").doesNotContain("many"));
    }

    @Test
    void skippedRecordsAreCounted() {
        sendOrders();
        try (RunningPipeline pipeline = start("skip", "skip")) {
            assertThat(pipeline.awaitFinished())
                    .containsEntry("orders.skipped", 3L)
                    .containsEntry("typed.skipped", 1L)
                    .containsEntry("out.out", 2L);
        }
        assertThat(kafka.readCommitted(run + ".dlq")).isEmpty();
        assertThat(kafka.readCommitted(run + ".out")).hasSize(2);
    }

    @Test
    void aFailureSaysWhereAndWhy() {
        sendOrders();
        try (RunningPipeline pipeline = start("fail", "fail")) {
            assertThat(pipeline.awaitFailed()).contains("orders", run + ".orders-0@1", "byte");
        }
    }

    private RunningPipeline start(String sourceError, String stepError) {
        return RunningPipeline.start(
                cluster,
                PIPELINE,
                Map.of(
                        "RUN", run,
                        "KAFKA", kafka.bootstrapServers(),
                        "SOURCE_ERROR", sourceError,
                        "STEP_ERROR", stepError));
    }

    /** A good one, three that can't be decoded, one that a step can't handle, a good one. */
    private void sendOrders() {
        kafka.send(
                List.of(
                        order(utf8("{\"id\":1,\"amount\":\"10\"}")),
                        order(utf8("{\"id\":2,")),
                        order(BAD_UTF_8),
                        order(null),
                        order(utf8("{\"id\":5,\"amount\":\"many\"}")),
                        order(utf8("{\"id\":6,\"amount\":\"60\"}"))));
    }

    private ProducerRecord<byte[], byte[]> order(byte[] value) {
        ProducerRecord<byte[], byte[]> order =
                new ProducerRecord<>(run + ".orders", 0, 1_735_689_600_000L, KEY, value);
        order.headers().add("trace", utf8("abc"));
        return order;
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return headers(letter).get(name);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
