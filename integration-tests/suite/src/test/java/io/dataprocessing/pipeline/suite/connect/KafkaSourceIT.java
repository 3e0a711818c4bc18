package io.dataprocessing.pipeline.suite.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.connectors.kafka.KafkaSourceConnector;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a source begins and ends, and what it makes of gaps, on a real broker. */
@ExtendWith(BrokerExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KafkaSourceIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private final KafkaProbe kafka;
    private final KafkaJobs jobs;

    KafkaSourceIT(KafkaProbe kafka) {
        this.kafka = kafka;
        this.jobs = new KafkaJobs(kafka.bootstrapServers());
    }

    @Test
    void beginsWhereTheStartupModeSays() throws Exception {
        String topic = numbers(10);

        assertThat(jobs.read("{topic: %s, startup-mode: earliest-offset}".formatted(topic)))
                .containsExactly(range(0, 10));
        assertThat(jobs.read("{topic: %s, startup-mode: latest-offset}".formatted(topic)))
                .isEmpty();
        assertThat(
                        jobs.read(
                                "{topic: %s, startup-mode: timestamp, startup-timestamp: '7000'}"
                                        .formatted(topic)))
                .containsExactly(range(7, 10));
        assertThat(
                        jobs.read(
                                "{topic: %1$s, startup-mode: specific-offsets,".formatted(topic)
                                        + " startup-offsets: {%s: {0: 4}}}".formatted(topic)))
                .containsExactly(range(4, 10));
    }

    @Test
    void beginsWhereTheGroupLeftOff() throws Exception {
        String topic = numbers(10);
        String group = KafkaProbe.uniqueName("group");
        String options = "{topic: %s, group-id: %s}".formatted(topic, group);

        assertThat(jobs.read(options)).as("no offsets yet").containsExactly(range(0, 10));
        kafka.admin()
                .alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(8)))
                .all()
                .get();
        assertThat(jobs.read(options)).containsExactly(range(8, 10));
        assertThatThrownBy(
                        () ->
                                jobs.read(
                                        "{topic: %s, startup-fallback: fail, group-id: %s}"
                                                .formatted(topic, KafkaProbe.uniqueName("new"))))
                .hasStackTraceContaining("and startup-fallback is fail");
    }

    @Test
    void readsTheTopicsThatMatchAPattern() throws Exception {
        String prefix = KafkaProbe.uniqueName("pattern");
        String first = kafka.createTopic(prefix + ".a", 1);
        String second = kafka.createTopic(prefix + ".b", 3);
        kafka.sendValues(first, List.of("1"));
        kafka.sendValues(second, List.of("2", "3"));

        assertThat(jobs.read("{topic-pattern: '%s.*'}".formatted(prefix)))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(jobs.read("{topic: [%s, %s]}".formatted(first, second)))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void endsBeforeATransactionThatIsStillOpen() throws Exception {
        String topic = numbers(5);
        try (KafkaProducer<byte[], byte[]> other =
                kafka.transactionalProducer(KafkaProbe.uniqueName("other"))) {
            other.beginTransaction();
            other.send(KafkaProbe.record(topic, "open")).get(30, TimeUnit.SECONDS);
            kafka.sendValues(topic, List.of("behind"));

            assertThat(jobs.read("{topic: %s}".formatted(topic))).containsExactly(range(0, 5));
            assertThat(jobs.read("{topic: %s, isolation-level: read-uncommitted}".formatted(topic)))
                    .contains("open", "behind");
            other.abortTransaction();
        }
        assertThat(jobs.read("{topic: %s}".formatted(topic)))
                .hasSize(6)
                .contains("behind")
                .doesNotContain("open");
    }

    @Test
    void failsWhereRecordsAreGoneUnlessToldOtherwise() throws Exception {
        String topic = numbers(10);
        kafka.admin()
                .deleteRecords(
                        Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(6)))
                .all()
                .get();
        String options =
                "{topic: %1$s, startup-mode: specific-offsets, startup-offsets: {%1$s: {0: 2}}%2$s}";

        assertThatThrownBy(() -> jobs.drain(options.formatted(topic, "")))
                .hasStackTraceContaining("OffsetOutOfRangeException");
        assertThat(jobs.read(options.formatted(topic, ", on-expired-offset: earliest")))
                .containsExactly(range(6, 10));
    }

    @Test
    void handsOnTombstones() throws Exception {
        String topic = kafka.createTopic("tombstones", 1);
        kafka.send(List.of(new ProducerRecord<>(topic, new byte[] {1}, null)));
        assertThat(jobs.read("{topic: %s}".formatted(topic))).containsExactly("null");
    }

    @Test
    void saysBeforehandWhichTopicIsMissing() throws ConnectorException {
        String topic = numbers(1);
        KafkaSourceConnector connector = new KafkaSourceConnector();

        assertThat(
                        connector.verify(
                                jobs.connection(),
                                KafkaJobs.sourceOptions("{topic: %s}".formatted(topic))))
                .containsExactly("Topic '%s' has 1 partition.".formatted(topic));
        assertThat(
                        connector.verify(
                                jobs.connection(),
                                KafkaJobs.sourceOptions("{topic-pattern: '%s'}".formatted(topic))))
                .containsExactly("1 topic matches '%s'.".formatted(topic));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(
                        () ->
                                connector.verify(
                                        jobs.connection(),
                                        KafkaJobs.sourceOptions("{topic: %sx}".formatted(topic))))
                .withMessage(
                        "topic '%1$sx' does not exist on %2$s. Similar: '%1$s'."
                                .formatted(topic, kafka.bootstrapServers()));
    }

    /** A topic of one partition with the numbers from 0, one for each second since 1970. */
    private String numbers(int count) {
        String topic = kafka.createTopic("numbers", 1);
        kafka.send(
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        new ProducerRecord<byte[], byte[]>(
                                                topic,
                                                0,
                                                number * 1000L,
                                                null,
                                                String.valueOf(number)
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8)))
                        .toList());
        return topic;
    }

    private static String[] range(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toArray(String[]::new);
    }
}
