package io.dataprocessing.pipeline.suite.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every other test relies on, whichever kind of broker is chosen. */
@Tag("smoke")
@ExtendWith(BrokerExtension.class)
class TestBrokerIT {

    private final TestBroker broker;
    private final KafkaProbe kafka;

    TestBrokerIT(TestBroker broker, KafkaProbe kafka) {
        this.broker = broker;
        this.kafka = kafka;
    }

    @Test
    void isOfTheChosenKind() {
        assertThat(broker.kind()).isEqualTo(BrokerKind.chosen());
        assertThat(kafka.metadataVersion()).startsWith("4.2");
    }

    @Test
    void readsCommittedTransactionsOnly() {
        String topic = kafka.createTopic("transactions", 2);

        try (KafkaProducer<byte[], byte[]> producer =
                kafka.transactionalProducer(KafkaProbe.uniqueName("writer"))) {
            producer.beginTransaction();
            sendNumbers(producer, topic, 0, 10);
            producer.commitTransaction();
            producer.beginTransaction();
            sendNumbers(producer, topic, 10, 20);
            producer.abortTransaction();
        }

        assertThat(kafka.committedValues(topic))
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(kafka.readUncommitted(topic)).hasSize(20);
    }

    @Test
    void readsATransactionAsSoonAsItsCommitIsConfirmed() {
        String topic = kafka.createTopic("at-once", 20);

        try (KafkaProducer<byte[], byte[]> producer =
                kafka.transactionalProducer(KafkaProbe.uniqueName("writer"))) {
            for (int round = 1; round <= 50; round++) {
                producer.beginTransaction();
                sendToEachPartition(producer, topic, 20);
                producer.commitTransaction();

                assertThat(kafka.readCommitted(topic)).hasSize(20 * round);
            }
        }
    }

    @Test
    void readsNothingBehindAnOpenTransaction() {
        String topic = kafka.createTopic("open", 1);

        try (KafkaProducer<byte[], byte[]> producer =
                kafka.transactionalProducer(KafkaProbe.uniqueName("writer"))) {
            producer.beginTransaction();
            sendNumbers(producer, topic, 0, 1);
            kafka.sendValues(topic, List.of("later"));

            assertThat(kafka.committedValues(topic)).isEmpty();
            producer.commitTransaction();
        }

        assertThat(kafka.committedValues(topic)).containsExactly("0", "later");
    }

    @Test
    void keepsBytesHeadersAndTimestamp() {
        String topic = kafka.createTopic("raw", 1);
        byte[] key = {0, (byte) 0xff};
        byte[] value = {(byte) 0xc3, 0x28};
        long longAgo = 946_684_800_000L;

        kafka.send(
                List.of(
                        new ProducerRecord<>(
                                topic,
                                0,
                                longAgo,
                                key,
                                value,
                                List.of(new RecordHeader("trace", "1".getBytes(UTF_8))))));

        ConsumerRecord<byte[], byte[]> record = kafka.readCommitted(topic).get(0);
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isEqualTo(value);
        assertThat(record.timestamp()).isEqualTo(longAgo);
        assertThat(record.headers().lastHeader("trace").value()).isEqualTo("1".getBytes(UTF_8));
    }

    @Test
    void createsNoTopicByItself() {
        String topic = KafkaProbe.uniqueName("misspelt");

        assertThatThrownBy(() -> kafka.admin().describeTopics(List.of(topic)).allTopicNames().get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        assertThat(brokerProperty("auto.create.topics.enable")).isEqualTo("false");
    }

    @Test
    void keepsRecordsHoweverOldTheyAre() {
        assertThat(brokerProperty("log.retention.ms")).isEqualTo("-1");
    }

    private String brokerProperty(String name) {
        ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try {
            return kafka.admin().describeConfigs(List.of(node)).all().get().entrySet().stream()
                    .map(Map.Entry::getValue)
                    .map(configuration -> configuration.get(name).value())
                    .findFirst()
                    .orElseThrow();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("the broker tells its configuration", e);
        }
    }

    private static void sendToEachPartition(
            KafkaProducer<byte[], byte[]> producer, String topic, int partitions) {
        KafkaProbe.send(
                producer,
                IntStream.range(0, partitions)
                        .mapToObj(
                                partition ->
                                        new ProducerRecord<byte[], byte[]>(
                                                topic, partition, null, new byte[] {1}))
                        .toList());
    }

    private static void sendNumbers(
            KafkaProducer<byte[], byte[]> producer, String topic, int from, int until) {
        KafkaProbe.send(
                producer,
                IntStream.range(from, until)
                        .mapToObj(number -> KafkaProbe.record(topic, String.valueOf(number)))
                        .toList());
    }
}
