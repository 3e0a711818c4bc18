package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verb {@code dlq} over the letters of a pipeline with two branches, of which one has a bug.
 */
class DlqIT {

    private static final String BUG = "amount / parts";
    private static final String FIX = "parts == 0 ? 0 : amount / parts";

    private static final String PIPELINE =
            """
            version: 1
            name: shop
            execution:
              checkpointing: {interval: 1s}
              restart: {strategy: none}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "%s"}}
            dead-letter: {connection: main, topic: shop.dlq}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: json, schema: {fields: {id: string, amount: long, parts: long}}}
                on-error: dead-letter
            steps:
              - {name: a, input: orders, type: filter, condition: amount >= 0}
              - {name: b, input: a, type: map, fields: {id: id, amount: amount}, on-error: dead-letter}
              - {name: c, input: a, type: map, fields: {id: id, each: "%s"}, on-error: dead-letter}
            sinks:
              b-out: {input: b, connection: main, topic: b-out, value: {format: json}}
              c-out: {input: c, connection: main, topic: c-out, value: {format: json}}
            """;

    private static EmbeddedKafka kafka;

    @TempDir private Path directory;

    private CommittedTopics topics;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void makeTopics() {
        topics = new CommittedTopics(kafka.bootstrapServers());
        try (Topics made = Topics.of(kafka.bootstrapServers())) {
            made.create(Set.of("orders", "b-out", "c-out", "shop.dlq"), 1);
        }
    }

    @AfterEach
    void removeTopics() {
        topics.deleteAll();
    }

    @Test
    void aReplayReachesTheFailedStepsOutputsOnlyAndOnlyOnce() throws IOException {
        send("o-1", 10, 2);
        send("o-2", 10, 0);
        send("o-3", 9, 0);
        send("bad", "no order");
        String file = run(BUG);
        assertThat(ids("b-out")).containsExactly("o-1", "o-2", "o-3");
        assertThat(ids("c-out")).containsExactly("o-1");

        CommandLineRun counted = CommandLineRun.of("dlq", "ls", file);
        assertThat(counted.error()).isEmpty();
        assertThat(counted.out())
                .containsPattern("shop +c +process +\\S+EvaluationException +\\S+Z +\\S+Z +2\n")
                .containsPattern("shop +orders +decode +\\S+DecodeException +\\S+Z +\\S+Z +1\n")
                .endsWith("3 letters in 'shop.dlq'.\n");

        CommandLineRun dry = CommandLineRun.of("dlq", "replay", file, "--dry-run");
        assertThat(dry.error()).isEmpty();
        assertThat(dry.out())
                .containsPattern("c +process +orders +c +2\n")
                .containsPattern("orders +decode +orders +orders +1\n")
                .endsWith("3 letters would be replayed.\n");
        assertThat(topics.records("orders")).hasSize(4);

        CommandLineRun replay = CommandLineRun.of("dlq", "replay", file, "--step", "c");
        assertThat(replay.error()).isEmpty();
        assertThat(replay.out()).endsWith("2 letters replayed.\n");

        run(FIX);
        assertThat(ids("b-out")).containsExactly("o-1", "o-2", "o-3");
        assertThat(ids("c-out")).containsExactly("o-1", "o-2", "o-3");

        CommandLineRun again = CommandLineRun.of("dlq", "replay", file, "--step", "c");
        assertThat(again.out())
                .isEqualTo(
                        """
                        0 letters replayed.
                        2 letters were replayed before, and not again.
                        """);
        assertThat(topics.records("orders")).hasSize(6);
    }

    private void send(String id, long amount, long parts) {
        send(id, "{\"id\":\"%s\",\"amount\":%d,\"parts\":%d}".formatted(id, amount, parts));
    }

    private void send(String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            assertThat(producer.send(new ProducerRecord<>("orders", utf8(key), utf8(value))))
                    .succeedsWithin(Duration.ofSeconds(10));
        }
    }

    /** Lets the pipeline read what it hasn't read yet; returns its file. */
    private String run(String each) throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("shop.yaml"),
                        PIPELINE.formatted(kafka.bootstrapServers(), each));
        CommandLineRun run =
                CommandLineRun.of("run", file.toString(), "--until-end", "--web-port", "0");
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return file.toString();
    }

    private List<String> ids(String topic) {
        return topics.records(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .map(value -> value.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"))
                .sorted()
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
