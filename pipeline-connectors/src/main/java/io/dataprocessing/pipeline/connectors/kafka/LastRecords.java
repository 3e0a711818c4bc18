package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds the last records of partitions. The end of a partition isn't enough: what stands before it
 * may be the end of a transaction, which no reader ever sees.
 *
 * @param client the properties of a consumer
 */
record LastRecords(Properties client, IsolationLevel isolation) implements EndSearch {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE = 60;
    private static final long WIDER = 16;

    LastRecords {
        requireNonNull(client, "client");
        requireNonNull(isolation, "isolation");
    }

    @Override
    public Map<TopicPartition, Long> from(Map<TopicPartition, Long> starts) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> firsts = consumer.beginningOffsets(starts.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
            Map<TopicPartition, Long> found = new HashMap<>();
            starts.forEach(
                    (partition, start) ->
                            last(
                                            consumer,
                                            partition,
                                            Math.max(start, firsts.get(partition)),
                                            ends.get(partition))
                                    .ifPresent(last -> found.put(partition, last)));
            return found;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.setProperty("isolation.level", isolation.name().toLowerCase(Locale.ROOT));
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.remove("group.id");
        properties.remove("group.instance.id");
        return properties;
    }

    /** Looks from the end in ever wider steps, so that most partitions cost one look. */
    private static OptionalLong last(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long start, long end) {
        long back = 1;
        long first = end;
        OptionalLong found = OptionalLong.empty();
        while (found.isEmpty() && first > start) {
            first = Math.max(start, end - back);
            found = lastBetween(consumer, partition, first, end);
            back *= WIDER;
        }
        return found;
    }

    private static OptionalLong lastBetween(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long first, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, first);
        OptionalLong last = OptionalLong.empty();
        int waited = 0;
        while (consumer.position(partition) < end) {
            long before = consumer.position(partition);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    last = OptionalLong.of(record.offset());
                }
            }
            waited = consumer.position(partition) > before ? 0 : waited + 1;
            if (waited == PATIENCE) {
                throw new IllegalStateException(
                        "the end of %s can't be read: nothing came from offset %d on for %d s"
                                .formatted(partition, before, PATIENCE));
            }
        }
        return last;
    }
}
