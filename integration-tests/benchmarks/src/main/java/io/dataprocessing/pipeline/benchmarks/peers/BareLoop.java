package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Limit;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One thread of {@link Bare}: poll, send, and commit once a second. */
final class BareLoop extends Thread {

    private static final Duration POLL = Duration.ofMillis(100);

    private final JobSpec spec;
    private final Topology topology;
    private final boolean exactlyOnce;
    private final int instance;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final Callback sent = this::noteFailure;
    private volatile boolean ended;
    private volatile Optional<Exception> failure = Optional.empty();

    BareLoop(JobSpec spec, int instance) {
        super("bare-" + instance);
        this.spec = spec;
        this.topology = spec.scenario().topology();
        this.exactlyOnce = spec.scenario().guarantee() == Guarantee.EXACTLY_ONCE;
        this.instance = instance;
    }

    void check() throws Exception {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    void end() throws InterruptedException {
        ended = true;
        join();
    }

    @Override
    public void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer = producer()) {
            consumer.assign(partitions(consumer));
            consumer.seekToBeginning(consumer.assignment());
            forward(consumer, producer);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
    }

    private void forward(
            KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        long interval = Scenario.CHECKPOINT_INTERVAL.toNanos();
        long committed = System.nanoTime();
        if (exactlyOnce) {
            producer.initTransactions();
            producer.beginTransaction();
        }
        while (!ended) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                send(record, producer);
            }
            offsets.putAll(records.nextOffsets());
            if (System.nanoTime() - committed > interval) {
                commit(consumer, producer);
                committed = System.nanoTime();
            }
        }
        if (exactlyOnce) {
            producer.abortTransaction();
        }
    }

    private void send(
            ConsumerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer) {
        Optional<String> output = Limit.output(topology, record.offset());
        if (output.isPresent()) {
            Future<RecordMetadata> unused =
                    producer.send(
                            new ProducerRecord<>(
                                    spec.outputs().get(output.get()),
                                    Limit.value(topology, record.value())),
                            sent);
        }
    }

    private void noteFailure(RecordMetadata metadata, Exception failed) {
        if (failed != null) {
            failure = Optional.of(failed);
        }
    }

    private void commit(
            KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        if (exactlyOnce) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
            producer.beginTransaction();
        } else {
            producer.flush();
            consumer.commitAsync(Map.copyOf(offsets), null);
        }
        offsets.clear();
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(spec.input()).stream()
                .filter(info -> info.partition() % spec.scenario().parallelism() == instance)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", spec.bootstrapServers());
        properties.put("group.id", spec.run());
        properties.put("enable.auto.commit", "false");
        properties.put("receive.buffer.bytes", "-1");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Properties properties = KafkaEnds.tuned();
        properties.put("bootstrap.servers", spec.bootstrapServers());
        if (exactlyOnce) {
            properties.put("transactional.id", spec.run() + "-" + instance);
        }
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
