package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Where partitions begin. */
class StartingOffsetsTest {

    private static final TopicPartition P0 = new TopicPartition("orders", 0);
    private static final TopicPartition P1 = new TopicPartition("orders", 1);
    private static final List<TopicPartition> BOTH = List.of(P0, P1);

    @Test
    void takeTheGroupsOffsetsAndFallBackForTheRest() {
        assertThat(starting(StartupMode.GROUP_OFFSETS, StartupFallback.EARLIEST))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(P0, 7L, P1, KafkaPartitionSplit.EARLIEST_OFFSET));
        assertThat(starting(StartupMode.GROUP_OFFSETS, StartupFallback.LATEST))
                .containsEntry(P0, 7L)
                .containsEntry(P1, 100L);
        assertThatIllegalStateException()
                .isThrownBy(() -> starting(StartupMode.GROUP_OFFSETS, StartupFallback.FAIL))
                .withMessage(
                        "no offset to start from is known for [orders-1] (consumer group 'g'), and"
                                + " startup-fallback is fail. Set startup-fallback to earliest or"
                                + " latest, or commit offsets for the group.");
    }

    @Test
    void takeWhatIsGiven() {
        assertThat(starting(StartupMode.SPECIFIC_OFFSETS, StartupFallback.EARLIEST))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(P0, KafkaPartitionSplit.EARLIEST_OFFSET, P1, 3L));
        assertThat(starting(StartupMode.TIMESTAMP, StartupFallback.EARLIEST))
                .containsExactlyInAnyOrderEntriesOf(Map.of(P0, 42L, P1, 42L));
        assertThat(starting(StartupMode.EARLIEST_OFFSET, StartupFallback.FAIL))
                .containsEntry(P0, KafkaPartitionSplit.EARLIEST_OFFSET);
        assertThat(starting(StartupMode.LATEST_OFFSET, StartupFallback.FAIL))
                .containsEntry(P1, 100L);
    }

    @Test
    @SuppressWarnings("deprecation") // the connector's interface asks for this type
    void leaveWhatHappensToExpiredOffsetsToTheOption() {
        for (StartupMode mode : StartupMode.values()) {
            assertThat(offsets(mode, StartupFallback.LATEST, ExpiredOffset.FAIL))
                    .returns(OffsetResetStrategy.NONE, StartingOffsets::getAutoOffsetResetStrategy);
            assertThat(offsets(mode, StartupFallback.LATEST, ExpiredOffset.EARLIEST))
                    .returns(
                            OffsetResetStrategy.EARLIEST,
                            StartingOffsets::getAutoOffsetResetStrategy);
        }
    }

    private static Map<TopicPartition, Long> starting(StartupMode mode, StartupFallback fallback) {
        return offsets(mode, fallback, ExpiredOffset.FAIL)
                .getPartitionOffsets(BOTH, new FixedOffsets());
    }

    private static StartingOffsets offsets(
            StartupMode mode, StartupFallback fallback, ExpiredOffset expired) {
        return new StartingOffsets(mode, fallback, expired, "g", 1000, Map.of(P1, 3L));
    }

    /** The group has read partition 0 up to 7; both end at 100. */
    private static final class FixedOffsets implements PartitionOffsetsRetriever {

        @Override
        public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
            return Map.of(P0, 7L);
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return all(partitions, 100);
        }

        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            return all(partitions, 0);
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            return times.keySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    partition -> new OffsetAndTimestamp(42, 1000)));
        }

        private static Map<TopicPartition, Long> all(
                Collection<TopicPartition> partitions, long offset) {
            return partitions.stream()
                    .collect(Collectors.toMap(Function.identity(), partition -> offset));
        }
    }
}
