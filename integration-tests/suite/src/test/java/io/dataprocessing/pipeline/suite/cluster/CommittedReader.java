package io.dataprocessing.pipeline.suite.cluster;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed JSON records of a topic once, while a job still writes it. */
final class CommittedReader implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Consumer<JsonNode> handler;

    CommittedReader(String bootstrapServers, String topic, Consumer<JsonNode> handler) {
        this.handler = requireNonNull(handler, "handler");
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Hands on what is committed until a condition holds. */
    void readUntil(String expectation, BooleanSupplier reached) {
        long started = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - started > TIMEOUT.toNanos()) {
                throw new AssertionError(
                        "not within %d s: %s".formatted(TIMEOUT.toSeconds(), expectation));
            }
            poll();
        }
    }

    /** Hands on all that is committed by now. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        readUntil(
                "the topic is read up to " + ends,
                () ->
                        ends.entrySet().stream()
                                .allMatch(
                                        end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            try {
                handler.accept(json.readTree(record.value()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
