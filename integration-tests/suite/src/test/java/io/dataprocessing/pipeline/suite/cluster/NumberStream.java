package io.dataprocessing.pipeline.suite.cluster;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes numbered records, evenly over some time, as far as it's allowed to at the moment: what a
 * job reads while it's killed and upgraded.
 *
 * <p>Record {@code id} is in partition {@code id % PARTITIONS} and has the key {@code id % KEYS},
 * so that all records of a key are in one partition, in the order of their ids and times.
 */
final class NumberStream implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final int KEYS = 40;

    /** The time of the first record; each window of ten seconds has 1,000 records. */
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static final int MILLIS_BETWEEN_RECORDS = 10;
    private static final Duration TICK = Duration.ofMillis(50);

    private final String topic;
    private final int records;
    private final int recordsOfATick;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::write, "number-stream");
    private volatile int allowed;
    private volatile boolean closed;

    private NumberStream(String bootstrapServers, String topic, int records, Duration duration) {
        this.topic = requireNonNull(topic, "topic");
        this.records = records;
        this.recordsOfATick = Math.max(1, (int) (records * TICK.toMillis() / duration.toMillis()));
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                "20",
                                "batch.size",
                                "131072"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Begins to write; the duration is what all records would take. */
    static NumberStream start(
            String bootstrapServers, String topic, int records, Duration duration) {
        NumberStream stream = new NumberStream(bootstrapServers, topic, records, duration);
        stream.thread.start();
        return stream;
    }

    /** Lets so many records be written, counted from the first. */
    void allow(int count) {
        allowed = Math.min(count, records);
    }

    /** When a record happened. */
    static Instant at(int id) {
        return START.plusMillis((long) id * MILLIS_BETWEEN_RECORDS);
    }

    static String key(int id) {
        return "key-" + id % KEYS;
    }

    /** Ends the event time of all partitions, so that every window before is complete. */
    void writeEnds() {
        Instant end = at(records).plusSeconds(3_600);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            sent.add(send(partition, text(records + partition, "end", end)));
        }
        awaitWritten(sent);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void write() {
        int next = 0;
        while (next < records && !closed) {
            int end = Math.min(allowed, next + recordsOfATick);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (; next < end; next++) {
                sent.add(send(next % PARTITIONS, text(next, key(next), at(next))));
            }
            awaitWritten(sent);
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private Future<RecordMetadata> send(int partition, String text) {
        return producer.send(
                new ProducerRecord<>(
                        topic, partition, null, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void awaitWritten(List<Future<RecordMetadata>> sent) {
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a record could not be written", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String text(int id, String key, Instant at) {
        return "{\"id\":" + id + ",\"key\":\"" + key + "\",\"at\":\"" + at + "\"}";
    }
}
