package io.dataprocessing.pipeline.benchmarks;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.benchmarks.data.Values;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Limit;
import io.dataprocessing.pipeline.benchmarks.scenario.Results;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a job has written, and compares it with what has to be there. */
final class OutputCheck {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final String registry;

    OutputCheck(String bootstrapServers, String registry) {
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
        this.registry = requireNonNull(registry, "registry");
    }

    /**
     * Fails if something is missing, too much, or wrong.
     *
     * @param topics that were written, by output
     * @param scenario of the job; with exactly-once, only what was committed counts
     * @param expected by output
     * @param reading what is a result
     */
    void check(
            Map<String, String> topics,
            Scenario scenario,
            Map<String, Tally> expected,
            Reading reading)
            throws IOException {
        Results results = new Results(topics.keySet());
        for (Map.Entry<String, String> topic : topics.entrySet()) {
            read(topic.getKey(), topic.getValue(), scenario, reading, results);
        }
        if (!results.tallies().equals(expected)) {
            throw new IOException(
                    "wrong output: expected %s, found %s".formatted(expected, results.tallies()));
        }
    }

    private void read(
            String output, String topic, Scenario scenario, Reading reading, Results results)
            throws IOException {
        Values values = Values.of(scenario.payload(), registry);
        LastOfKeys lastOfKeys = new LastOfKeys();
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        if (scenario.guarantee() == Guarantee.EXACTLY_ONCE) {
            properties.put("isolation.level", "read_committed");
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (isBefore(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    switch (reading) {
                        case BYTES -> results.add(output, Limit.hash(record.value()));
                        case VALUES -> results.add(output, values.read(record.value()));
                        case LAST_OF_KEY ->
                                lastOfKeys.add(record.key(), values.read(record.value()));
                    }
                }
            }
        }
        lastOfKeys.addTo(results, output);
    }

    private static boolean isBefore(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
