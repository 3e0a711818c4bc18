package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.cli.CommandLineRun;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import io.dataprocessing.pipeline.testkit.registry.RegistryFault;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A schema registry that goes away: records wait, and none is taken for a bad one. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class RegistryOutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int UNKNOWN_ID = 4711;

    private static final String ORDER =
            """
            {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "long"}]}""";

    private static final String ORDER_WITH_A_NOTE =
            """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "long"},
              {"name": "note", "type": ["null", "string"], "default": null}]}""";

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              checkpointing: {interval: 1s}
              restart: {strategy: fixed-delay, attempts: "${ATTEMPTS}", delay: 1s}
            connections:
              main:
                type: kafka
                properties: {bootstrap.servers: "${KAFKA}"}
                schema-registry:
                  url: "${REGISTRY}"
                  properties: {retry.timeout.ms: "${RETRY_TIMEOUT}"}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value: {format: avro-confluent}
                on-error: dead-letter
            sinks:
              out: {input: orders, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final RegistryStub registry = RegistryStub.start();
    private final String run = KafkaProbe.uniqueName("outage");
    private final int known = registry.register(run + ".orders-value", ORDER);

    @TempDir private Path directory;

    RegistryOutageIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(1, List.of(run + ".orders", run + ".out", run + ".dlq"));
    }

    @AfterEach
    void stopTheRegistry() {
        registry.close();
    }

    @Test
    void nothingIsStartedWhileTheRegistryIsDown() throws IOException {
        registry.goDown();
        Path file = directory.resolve("orders.yaml");
        Files.writeString(file, text("0", "1000"));

        CommandLineRun validate = CommandLineRun.of("validate", file.toString());

        assertThat(validate.exitCode()).isEqualTo(3);
        assertThat(validate.error())
                .contains("schema registry %s gave no answer in ".formatted(registry.url()))
                .contains("(3 tries)")
                .contains("Nothing was started.");
    }

    @Test
    void recordsOfANewSchemaWaitUntilTheRegistryIsBack() {
        send(known, 1, 2);
        try (RunningPipeline pipeline = start("0", "120000")) {
            awaitOut(2);
            int added = registry.register(run + ".orders-value", ORDER_WITH_A_NOTE);
            registry.failWith(RegistryFault.unavailable());
            sendWithNote(added, 3);
            send(known, 4);
            awaitRequestsFor(added, 3);
            registry.goDown();
            assertThat(kafka.committedValues(run + ".out")).hasSize(2);

            registry.comeBack();
            registry.recover();

            awaitOut(4);
            send(UNKNOWN_ID, 5);
            send(known, 6);
            awaitOut(5);
            await("the record of no known schema is a dead letter")
                    .atMost(PATIENCE)
                    .until(() -> kafka.readCommitted(run + ".dlq").size() == 1);
            pipeline.stop();
        }
        assertThat(kafka.committedValues(run + ".out"))
                .containsExactly(order(1), order(2), order(3), order(4), order(6));
        assertThat(kafka.readCommitted(run + ".dlq"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(record(UNKNOWN_ID, 5)));
    }

    @Test
    void aRestartDuringTheOutageGoesOnWithTheSchemasThatWereSeen() {
        int added = registry.register(run + ".orders-value", ORDER_WITH_A_NOTE);
        send(known, 1);
        sendWithNote(added, 2);
        try (RunningPipeline pipeline = start("100", "5000")) {
            awaitOut(2);
            registry.goDown();

            cluster.replaceTaskManager();
            pipeline.awaitRestarts(1);
            sendWithNote(added, 3);
            send(known, 4);

            awaitOut(4);
            pipeline.stop();
        }
        assertThat(kafka.committedValues(run + ".out")).containsExactly(orders(4));
        assertThat(kafka.readCommitted(run + ".dlq")).isEmpty();
    }

    @Test
    void aRegistryThatStaysAwayFailsTheJobAndMakesNoDeadLetter() {
        send(known, 1);
        try (RunningPipeline pipeline = start("0", "1000")) {
            awaitOut(1);
            int added = registry.register(run + ".orders-value", ORDER_WITH_A_NOTE);
            registry.failWith(RegistryFault.internalError());
            sendWithNote(added, 2);

            assertThat(pipeline.awaitFailed())
                    .contains("schema registry %s gave no answer in ".formatted(registry.url()))
                    .contains("schema id " + added)
                    .contains("it answered HTTP 500");
        }
        assertThat(kafka.committedValues(run + ".out")).containsExactly(order(1));
        assertThat(kafka.readCommitted(run + ".dlq")).isEmpty();
    }

    private RunningPipeline start(String attempts, String retryTimeout) {
        return RunningPipeline.start(cluster, PIPELINE, variables(attempts, retryTimeout));
    }

    private Map<String, String> variables(String attempts, String retryTimeout) {
        return Map.of(
                "RUN", run,
                "KAFKA", kafka.bootstrapServers(),
                "REGISTRY", registry.url(),
                "ATTEMPTS", attempts,
                "RETRY_TIMEOUT", retryTimeout);
    }

    /** The file with the values in their places. */
    private String text(String attempts, String retryTimeout) {
        String text = PIPELINE;
        for (Map.Entry<String, String> variable : variables(attempts, retryTimeout).entrySet()) {
            text = text.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return text;
    }

    private void awaitOut(int count) {
        await("%d records are committed in the sink's topic".formatted(count))
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(kafka.committedValues(run + ".out")).hasSize(count));
    }

    private void awaitRequestsFor(int id, int count) {
        await("the job asks for schema %d again and again".formatted(id))
                .atMost(PATIENCE)
                .until(() -> registry.requests("GET /schemas/ids/" + id).size() >= count);
    }

    private void send(int schema, long... ids) {
        for (long id : ids) {
            kafka.send(List.of(new ProducerRecord<>(run + ".orders", record(schema, id))));
        }
    }

    private void sendWithNote(int schema, long id) {
        byte[] order = record(schema, id);
        byte[] withNote = ByteBuffer.allocate(order.length + 1).put(order).put((byte) 0).array();
        kafka.send(List.of(new ProducerRecord<>(run + ".orders", withNote)));
    }

    /** The frame, and a small number as Avro writes it. */
    private static byte[] record(int schema, long id) {
        return ByteBuffer.allocate(6).put((byte) 0).putInt(schema).put((byte) (id << 1)).array();
    }

    private static String order(long id) {
        return "{\"id\":%d}".formatted(id);
    }

    private static String[] orders(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> "{\"id\":%d,\"note\":null}".formatted(id))
                .toArray(String[]::new);
    }
}
