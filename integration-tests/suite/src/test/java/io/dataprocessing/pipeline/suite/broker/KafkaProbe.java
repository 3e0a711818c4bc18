package io.dataprocessing.pipeline.suite.broker;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.local.TransactionEnds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A plain Kafka client for tests: creates topics, writes records and reads them back as they are,
 * bytes, headers and timestamps. Each call ends after {@value #TIMEOUT_SECONDS} seconds at the
 * latest, with an {@link AssertionError} that says what didn't happen. Thread-safe.
 */
public final class KafkaProbe implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(TIMEOUT_SECONDS);

    private final String bootstrapServers;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer = newProducer(Map.of());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The administration client, for what has no method here. */
    public Admin admin() {
        return admin;
    }

    /**
     * Creates a topic that no other test has and returns its name, which starts with the prefix.
     */
    public String createTopic(String prefix, int partitions) {
        return createTopic(prefix, partitions, Map.of());
    }

    public String createTopic(String prefix, int partitions, Map<String, String> configuration) {
        String topic = uniqueName(prefix);
        NewTopic request =
                new NewTopic(topic, Optional.of(partitions), Optional.empty())
                        .configs(configuration);
        get("topic " + topic + " was created", admin.createTopics(List.of(request)).all());
        return topic;
    }

    /** Creates topics of these names, which the caller made unique. */
    public void createTopics(int partitions, Collection<String> topics) {
        List<NewTopic> requests =
                topics.stream()
                        .map(
                                topic ->
                                        new NewTopic(
                                                topic, Optional.of(partitions), Optional.empty()))
                        .toList();
        get("topics " + topics + " were created", admin.createTopics(requests).all());
    }

    /** A name that no other test has, for a topic that the tested code creates or for a group. */
    public static String uniqueName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A record without key and headers whose value is the text in UTF-8. */
    public static ProducerRecord<byte[], byte[]> record(String topic, String value) {
        return new ProducerRecord<>(topic, utf8(value));
    }

    public static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
        return new ProducerRecord<>(topic, utf8(key), utf8(value));
    }

    /** Writes the records in order and returns, in that order, where they are. */
    public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        return send(producer, records);
    }

    /** The same with a producer of the caller's, whose transaction is to be open. */
    public static List<RecordMetadata> send(
            KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> pending = records.stream().map(producer::send).toList();
        return pending.stream().map(future -> get("a record was written", future)).toList();
    }

    /** Writes records that have nothing but a value, each the text in UTF-8. */
    public List<RecordMetadata> sendValues(String topic, Collection<String> values) {
        return send(values.stream().map(value -> record(topic, value)).toList());
    }

    /** A producer ready for {@code beginTransaction}; the caller closes it. */
    public KafkaProducer<byte[], byte[]> transactionalProducer(String transactionalId) {
        KafkaProducer<byte[], byte[]> transactional =
                newProducer(
                        Map.of(
                                "transactional.id",
                                transactionalId,
                                "transaction.timeout.ms",
                                "60000"));
        transactional.initTransactions();
        return transactional;
    }

    /**
     * Reads a topic from its start to its current end as a consumer with {@code read_committed}
     * sees it: nothing of aborted transactions, and nothing behind an open one, but all of what was
     * committed before the call. Ordered within a partition.
     */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        TransactionEnds.await(admin, TIMEOUT);
        return read(topic, IsolationLevel.READ_COMMITTED);
    }

    /** The same with {@code read_uncommitted}: all that was ever written. */
    public List<ConsumerRecord<byte[], byte[]>> readUncommitted(String topic) {
        return read(topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** The values that {@link #readCommitted} gives, as UTF-8 text. */
    public List<String> committedValues(String topic) {
        return readCommitted(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The level of the broker's metadata, which names the Kafka version that formatted it. */
    public String metadataVersion() {
        short level =
                get("the broker tells its features", admin.describeFeatures().featureMetadata())
                        .finalizedFeatures()
                        .get(MetadataVersion.FEATURE_NAME)
                        .maxVersionLevel();
        return MetadataVersion.fromFeatureLevel(level).version();
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
        admin.close(TIMEOUT);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, IsolationLevel isolation) {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        isolation.toString(),
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic, TIMEOUT).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readUpTo(consumer, consumer.endOffsets(partitions, TIMEOUT));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readUpTo(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Instant deadline = Instant.now().plus(TIMEOUT);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue())) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "read only %d records and not up to %s within %d s"
                                .formatted(records.size(), ends, TIMEOUT_SECONDS));
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                // What was written after the call began is left for the next one.
                if (record.offset()
                        < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    private KafkaProducer<byte[], byte[]> newProducer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("acks", "all");
        // A topic that was just created may refuse a first batch and take the second one, which
        // then can't be put in order any more.
        properties.put("max.in.flight.requests.per.connection", 1);
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static <T> T get(String expectation, Future<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("expected that " + expectation, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "expected that %s within %d s".formatted(expectation, TIMEOUT_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted before " + expectation, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
