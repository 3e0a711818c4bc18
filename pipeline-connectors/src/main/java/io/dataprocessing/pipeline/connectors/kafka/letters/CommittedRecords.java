package io.dataprocessing.pipeline.connectors.kafka.letters;

import io.dataprocessing.pipeline.connectors.kafka.KafkaClients;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what is committed to a topic when it's asked, and stops there: an open transaction of
 * somebody else is not waited for. Not thread-safe.
 */
final class CommittedRecords implements AutoCloseable {

    /** Takes records one by one. */
    @FunctionalInterface
    interface Receiver {

        /** Takes a record; false to get no more. */
        boolean accept(ConsumerRecord<byte[], byte[]> record) throws ConnectorException;
    }

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final Consumer<byte[], byte[]> consumer;

    CommittedRecords(KafkaClients clients) {
        this.clients = clients;
        this.consumer = clients.consumer();
    }

    /**
     * Hands on records, partition by partition in their order, until the end or until the receiver
     * says false.
     *
     * @param from where to begin, if not at the oldest: the first record that is as young
     */
    void read(String topic, int partitions, Optional<Instant> from, Receiver receiver)
            throws ConnectorException {
        try {
            List<TopicPartition> all =
                    IntStream.range(0, partitions)
                            .mapToObj(partition -> new TopicPartition(topic, partition))
                            .toList();
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            seek(all, from, ends);
            readTo(ends, receiver);
        } catch (KafkaException e) {
            throw clients.explain(e, "READ topic '" + topic + "'");
        }
    }

    /** The record at a place; empty if it isn't there, or not any more. */
    Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int partition, long offset)
            throws ConnectorException {
        TopicPartition place = new TopicPartition(topic, partition);
        try {
            consumer.assign(List.of(place));
            long end = consumer.endOffsets(List.of(place)).get(place);
            long start = consumer.beginningOffsets(List.of(place)).get(place);
            if (offset < start || offset >= end) {
                return Optional.empty();
            }
            consumer.seek(place, offset);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            readTo(Map.of(place, offset + 1), found::add);
            return found.stream().findFirst();
        } catch (KafkaException e) {
            throw clients.explain(e, "READ topic '" + topic + "'");
        }
    }

    private void seek(
            List<TopicPartition> all, Optional<Instant> from, Map<TopicPartition, Long> ends) {
        if (from.isEmpty()) {
            consumer.seekToBeginning(all);
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        all.forEach(partition -> times.put(partition, from.get().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        for (TopicPartition partition : all) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
        }
    }

    private void readTo(Map<TopicPartition, Long> ends, Receiver receiver)
            throws ConnectorException {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        long lastProgress = System.nanoTime();
        while (true) {
            open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
            if (open.isEmpty()) {
                return;
            }
            consumer.pause(
                    ends.keySet().stream().filter(partition -> !open.contains(partition)).toList());
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (record.offset() < end && !receiver.accept(record)) {
                    return;
                }
            }
            if (!records.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new ConnectorException(
                        "no record came from %s within %d s; %s not read to the end."
                                .formatted(clients.servers(), PATIENCE.toSeconds(), open),
                        null);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
