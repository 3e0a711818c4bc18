package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.data.Input;
import io.dataprocessing.pipeline.benchmarks.data.Records;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.report.Latency;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Produces records at an even rate while a job runs, and looks when each comes out. The time of a
 * record begins when it was due, so that a producer that is held up doesn't hide it.
 */
final class LatencyProbe {

    private static final Set<Topology> STATELESS =
            Set.of(
                    Topology.PASS,
                    Topology.FILTER,
                    Topology.PROJECT,
                    Topology.ENRICH,
                    Topology.ROUTE);

    private static final int SECONDS_BEFORE = 5;
    private static final int SECONDS_AFTER = 5;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final byte[] ID = {'"', 'i', 'd', '"', ':'};

    private final JobSpec spec;
    private final double rate;
    private final int records;
    private final int first;
    private final AtomicLongArray due;
    private final List<Long> latencies = new ArrayList<>();
    private volatile boolean flows;
    private volatile boolean ended;

    /**
     * A measurement that isn't begun.
     *
     * @param spec of a job that was started and whose input is empty
     * @param rate in records a second
     * @param seconds that are measured
     */
    LatencyProbe(JobSpec spec, double rate, int seconds) {
        this.spec = spec;
        this.rate = rate;
        this.records = (int) (rate * (SECONDS_BEFORE + seconds));
        this.first = (int) (rate * SECONDS_BEFORE);
        this.due = new AtomicLongArray(records);
    }

    /** Whether records can be told from each other in the output: where they keep their ids. */
    static boolean measures(Scenario scenario) {
        return STATELESS.contains(scenario.topology()) && scenario.payload() != Payload.AVRO_180;
    }

    /** Measures, from when the first record has come out. */
    Latency measure() throws IOException, InterruptedException {
        Thread producer = new Thread(this::produce, "latency-producer");
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            producer.start();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (!flows) {
                        flows = true;
                        end = System.nanoTime() + seconds(records / rate + SECONDS_AFTER);
                    }
                    note(record.value());
                }
            }
        } finally {
            ended = true;
            producer.join();
        }
        if (latencies.isEmpty()) {
            throw new IOException("nothing came out of %d records".formatted(records));
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Latency(
                rate, percentile(sorted, 0.5), percentile(sorted, 0.99), percentile(sorted, 0.999));
    }

    private void produce() {
        Records source = Records.of(spec.scenario().payload(), spec.scenario().keys());
        Properties properties = new Properties();
        properties.put("bootstrap.servers", spec.bootstrapServers());
        properties.put("linger.ms", "1");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            int others = 0;
            while (!flows && !ended) {
                send(source, records + others, producer);
                others++;
                LockSupport.parkNanos(POLL.toNanos());
            }
            long start = System.nanoTime();
            for (int number = 0; number < records && !ended; number++) {
                long moment = start + seconds(number / rate);
                due.set(number, moment);
                long early = moment - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
                send(source, number, producer);
            }
        }
    }

    private void send(Records source, int number, KafkaProducer<byte[], byte[]> producer) {
        Future<RecordMetadata> unused =
                producer.send(
                        new ProducerRecord<>(
                                spec.input(), Input.partition(number), null, source.value(number)));
    }

    private void note(byte[] value) {
        int number = (int) id(value);
        if (number >= first && number < records) {
            latencies.add(System.nanoTime() - due.get(number));
        }
    }

    /**
     * The number behind the first "id", which is the record's own; it needn't be its first field.
     */
    private static long id(byte[] json) {
        for (int at = 0; at + ID.length < json.length; at++) {
            if (Arrays.equals(json, at, at + ID.length, ID, 0, ID.length)) {
                long id = 0;
                for (int digit = at + ID.length;
                        digit < json.length && json[digit] >= '0' && json[digit] <= '9';
                        digit++) {
                    id = id * 10 + json[digit] - '0';
                }
                return id;
            }
        }
        return -1;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", spec.bootstrapServers());
        properties.put("fetch.max.wait.ms", "5");
        if (spec.scenario().guarantee() == Guarantee.EXACTLY_ONCE) {
            properties.put("isolation.level", "read_committed");
        }
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                spec.outputs().values().stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
                / 1e6;
    }
}
