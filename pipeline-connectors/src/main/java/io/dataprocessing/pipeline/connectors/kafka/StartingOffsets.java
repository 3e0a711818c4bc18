package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions begin, as the options say.
 *
 * <p>Flink's own initializers also decide what happens when an offset has expired, and decide it
 * differently for each: a start at a timestamp would jump to the end without a word. Here that's a
 * choice of its own.
 *
 * @param groupId for messages
 * @param timestamp milliseconds since 1970; 0 unless the mode is TIMESTAMP
 * @param offsets empty unless the mode is SPECIFIC_OFFSETS
 */
record StartingOffsets(
        StartupMode mode,
        StartupFallback fallback,
        ExpiredOffset onExpired,
        String groupId,
        long timestamp,
        Map<TopicPartition, Long> offsets)
        implements OffsetsInitializer {

    StartingOffsets {
        requireNonNull(mode, "mode");
        requireNonNull(fallback, "fallback");
        requireNonNull(onExpired, "onExpired");
        requireNonNull(groupId, "groupId");
        offsets = Map.copyOf(offsets);
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        return switch (mode) {
            case GROUP_OFFSETS ->
                    complete(partitions, retriever.committedOffsets(partitions), retriever);
            case SPECIFIC_OFFSETS -> complete(partitions, offsets, retriever);
            case EARLIEST_OFFSET ->
                    OffsetsInitializer.earliest().getPartitionOffsets(partitions, retriever);
            case LATEST_OFFSET ->
                    OffsetsInitializer.latest().getPartitionOffsets(partitions, retriever);
            case TIMESTAMP ->
                    OffsetsInitializer.timestamp(timestamp)
                            .getPartitionOffsets(partitions, retriever);
        };
    }

    private Map<TopicPartition, Long> complete(
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> known,
            PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> complete = new HashMap<>();
        partitions.stream()
                .filter(partition -> known.get(partition) != null)
                .forEach(partition -> complete.put(partition, known.get(partition)));
        List<TopicPartition> missing =
                partitions.stream().filter(partition -> !complete.containsKey(partition)).toList();
        if (!missing.isEmpty()) {
            complete.putAll(fallBack(missing, retriever));
        }
        return complete;
    }

    private Map<TopicPartition, Long> fallBack(
            List<TopicPartition> missing, PartitionOffsetsRetriever retriever) {
        return switch (fallback) {
            case EARLIEST -> OffsetsInitializer.earliest().getPartitionOffsets(missing, retriever);
            case LATEST -> OffsetsInitializer.latest().getPartitionOffsets(missing, retriever);
            case FAIL ->
                    throw new IllegalStateException(
                            "no offset to start from is known for %s (%s), and startup-fallback is fail. Set startup-fallback to earliest or latest, or commit offsets for the group."
                                    .formatted(
                                            missing,
                                            mode == StartupMode.GROUP_OFFSETS
                                                    ? "consumer group '" + groupId + "'"
                                                    : "startup-offsets"));
        };
    }

    @Override
    @SuppressWarnings("deprecation") // the connector's interface asks for this type
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return onExpired.strategy();
    }
}
