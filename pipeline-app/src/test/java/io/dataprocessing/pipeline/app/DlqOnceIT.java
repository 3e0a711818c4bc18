package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterWriter;
import io.dataprocessing.pipeline.connectors.kafka.letters.OriginCluster;
import io.dataprocessing.pipeline.connectors.kafka.letters.ReplayedRecord;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That a letter is replayed at most once, whoever is at it and whatever dies. */
class DlqOnceIT extends ShopLetters {

    @Test
    void aReplayThatWasKilledIsAbortedAndDoneByTheNext() {
        threeLetters();
        try (KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers(),
                                "transactional.id",
                                "shop.dlq.replay"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            assertThat(killed.send(new ProducerRecord<>("orders", 0, null, null, new byte[] {1})))
                    .succeedsWithin(Duration.ofSeconds(10));
            assertThat(dlq("replay", file).out()).endsWith("3 letters replayed.\n");
            assertThat(replayed()).containsExactly(order("o-3", 30), "no json", order("o-5", 50));
        }
    }

    @Test
    void ofTwoReplaysTheSecondTakesOver() throws Exception {
        threeLetters();
        PipelinePlan plan = plan();
        try (LetterTopic topic = topic(plan);
                OriginCluster cluster = cluster(plan, topic);
                LetterWriter first = LetterWriter.begin(cluster)) {
            assertThat(first.write(List.of(record(0, "first")))).isEmpty();
            assertThat(dlq("replay", file).out())
                    .endsWith(
                            "2 letters replayed.\n1 letter was replayed before, and not again.\n");
            assertThatThrownBy(() -> first.write(List.of(record(1, "late"))))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessage(
                            "another replay of 'shop.dlq' has begun meanwhile and took over. What"
                                    + " this one had committed is recorded and isn't replayed"
                                    + " again.");
        }
        assertThat(replayed()).containsExactly("first", "no json", order("o-5", 50));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aRecordThatItsTopicDoesNotTakeIsLeftOut() throws Exception {
        PipelinePlan plan = plan();
        topics.configure("orders", "max.message.bytes", "20000");
        try (LetterTopic topic = topic(plan);
                OriginCluster cluster = cluster(plan, topic);
                LetterWriter writer = LetterWriter.begin(cluster)) {
            byte[] noise = new byte[30_000];
            new Random(1).nextBytes(noise);
            ReplayedRecord large =
                    new ReplayedRecord(
                            new Origin("shop.dlq", 0, 1),
                            "large",
                            Optional.of(new RawRecord("orders", 0, 1, null, noise, Headers.none())),
                            "");
            assertThat(writer.write(List.of(record(0, "small"), large)))
                    .containsExactly(new Origin("shop.dlq", 0, 1));
        }
        assertThat(replayed()).containsExactly("small");
    }

    private PipelinePlan plan() throws IOException {
        return new Planner(Catalog.load(DlqOnceIT.class.getClassLoader()))
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("shop.yaml", Path.of(""), Files.readString(Path.of(file))));
    }

    private static LetterTopic topic(PipelinePlan plan) throws ConnectorException {
        return LetterTopic.open(
                plan.deadLetter().orElseThrow().connection(),
                plan.deadLetter().orElseThrow().options(),
                "shop.dlq");
    }

    private static OriginCluster cluster(PipelinePlan plan, LetterTopic topic)
            throws ConnectorException {
        return OriginCluster.connect(
                plan.sources().get(0).connection(), plan.sources().get(0).options(), topic);
    }

    private static ReplayedRecord record(long letter, String value) {
        return new ReplayedRecord(
                new Origin("shop.dlq", 0, letter),
                value,
                Optional.of(
                        new RawRecord(
                                "orders",
                                0,
                                1,
                                null,
                                value.getBytes(StandardCharsets.UTF_8),
                                Headers.none())),
                "");
    }
}
