package io.dataprocessing.pipeline.connectors.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all partitions of a topic from their beginnings, those that appear later too. */
final class TopicReading {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReading.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(30).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final TopicRows rows;
    private final Set<TopicPartition> partitions = new HashSet<>();
    private long looked;

    TopicReading(Consumer<byte[], byte[]> consumer, TopicRows rows) {
        this.consumer = consumer;
        this.rows = rows;
    }

    /** Reads to the end that the topic has now. */
    void toEnd(Duration poll) {
        look();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        LOG.info("Reading topic '{}' as a table, to {}", rows.topic(), ends);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(poll);
        }
        rows.check();
        LOG.info("The table of topic '{}' has {} rows", rows.topic(), rows.size());
    }

    /** Reads what comes next, if anything comes in time. */
    void on(Duration poll) {
        if (System.nanoTime() - looked > LOOK_NANOS) {
            look();
        }
        read(poll);
        rows.check();
    }

    private void read(Duration poll) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(poll)) {
            rows.apply(record);
        }
    }

    private void look() {
        List<TopicPartition> found =
                consumer.partitionsFor(rows.topic()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        Collection<TopicPartition> added =
                found.stream().filter(partition -> !partitions.contains(partition)).toList();
        if (!added.isEmpty()) {
            partitions.addAll(added);
            consumer.assign(partitions);
            consumer.seekToBeginning(added);
        }
        looked = System.nanoTime();
    }
}
