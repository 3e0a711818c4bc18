package io.dataprocessing.pipeline.app.init;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Takes a sample from a topic. Joins no group and commits nothing. */
public final class TopicSample {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicSample() {}

    /**
     * The values at the beginning of a topic's partitions.
     *
     * @param properties those of the Kafka client, the addresses of brokers among them
     * @throws StoppedException if there is no such broker or topic, or it holds no values
     */
    public static Sample read(String topic, Map<String, String> properties, int most) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        all, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<byte[]> records = read(consumer, topic, most);
            if (records.isEmpty()) {
                throw new StoppedException(
                        ExitCode.PREFLIGHT, "topic '%s' holds no values.".formatted(topic));
            }
            return new Sample("topic " + topic, records);
        } catch (KafkaException e) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT,
                    "topic '%s' can't be read at %s: %s"
                            .formatted(
                                    topic,
                                    properties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG),
                                    e.getMessage()),
                    e);
        }
    }

    private static List<byte[]> read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, int most) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo partition : consumer.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, partition.partition()));
        }
        if (partitions.isEmpty()) {
            throw new StoppedException(
                    ExitCode.PREFLIGHT, "there is no topic '%s'.".formatted(topic));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<byte[]> records = new ArrayList<>();
        while (records.size() < most && !isAtEnd(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.value() != null && records.size() < most) {
                    records.add(each.value());
                }
            }
        }
        return records;
    }

    private static boolean isAtEnd(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
