package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what was committed to topics from their beginning on, in a thread of its own, until it's
 * told that nothing more comes.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Supplier<Set<String>> topics;
    private final Consumer<List<ConsumerRecord<byte[], byte[]>>> receiver;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Thread thread;
    private volatile RuntimeException failure;

    private TopicReader(
            String bootstrapServers,
            Supplier<Set<String>> topics,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> receiver) {
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
        this.topics = requireNonNull(topics, "topics");
        this.receiver = requireNonNull(receiver, "receiver");
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = new Thread(this::read, "topic-reader");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to read.
     *
     * @param topics asked for at the start and once more at the end, since topics may appear
     * @param receiver called in the reader's thread with some records at a time
     */
    public static TopicReader start(
            String bootstrapServers,
            Supplier<Set<String>> topics,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> receiver) {
        TopicReader reader = new TopicReader(bootstrapServers, topics, receiver);
        reader.thread.start();
        return reader;
    }

    /** Reads what is committed by now, and ends. */
    @Override
    public void close() {
        ending.set(true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void read() {
        try (consumer) {
            assign();
            while (!ending.get()) {
                poll();
            }
            awaitCommits();
            assign();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (!ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                poll();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void awaitCommits() {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            TransactionEnds.await(admin, PATIENCE);
        }
    }

    private void assign() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics.get()) {
            consumer.partitionsFor(topic)
                    .forEach(
                            partition ->
                                    partitions.add(
                                            new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
    }

    private void poll() {
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
        } else {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                receiver.accept(records);
            }
        }
    }
}
