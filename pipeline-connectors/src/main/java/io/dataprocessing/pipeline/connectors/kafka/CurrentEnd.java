package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the partitions of a bounded source end: at the last record that it may read.
 *
 * <p>Flink's own initializer takes the high watermark. A source that reads committed records only
 * would wait there for an open transaction of somebody else, for as long as it stays open.
 *
 * @param client the properties of an admin client
 */
record CurrentEnd(Properties client, IsolationLevel isolation) implements OffsetsInitializer {

    CurrentEnd {
        requireNonNull(client, "client");
        requireNonNull(isolation, "isolation");
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), partition -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(client)) {
            ListOffsetsResult found =
                    admin.listOffsets(wanted, new ListOffsetsOptions(isolation.kafka()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end :
                    found.all().get().entrySet()) {
                ends.put(end.getKey(), end.getValue().offset());
            }
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the end of the topics was read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the end of the topics can't be read: " + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the connector's interface asks for this type
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
