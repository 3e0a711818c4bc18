package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline file out of a topic. */
class InitIT {

    @TempDir private Path directory;

    @Test
    void looksAtTheRecordsOfATopic() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults())) {
            try (Topics topics = Topics.of(kafka.bootstrapServers())) {
                topics.create(Set.of("orders"), 2);
            }
            produce(kafka, "{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\"}", null, "{\"id\":2.5}");

            Path file = directory.resolve("orders.yaml");
            CommandLineRun run = init(kafka, "orders", file);

            assertThat(run.error()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(Files.readString(file))
                    .startsWith("# Made by 'pipeline init' from 2 records of topic orders.")
                    .contains("\"${KAFKA:%s}\"".formatted(kafka.bootstrapServers()))
                    .contains("  id: double\n", "  at: timestamp?  # missing in 1 of 2\n");

            CommandLineRun missing = init(kafka, "none", directory.resolve("none.yaml"));
            assertThat(missing.exitCode()).isEqualTo(3);
            assertThat(missing.error()).isEqualTo("there is no topic 'none'.\n");
        }
    }

    private static CommandLineRun init(EmbeddedKafka kafka, String topic, Path file) {
        return CommandLineRun.of(
                "init",
                "orders",
                "--topic",
                topic,
                "--bootstrap",
                kafka.bootstrapServers(),
                "--output",
                file.toString());
    }

    private static void produce(EmbeddedKafka kafka, String... values) throws Exception {
        Map<String, Object> properties =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("orders", bytes)).get();
            }
        }
    }
}
