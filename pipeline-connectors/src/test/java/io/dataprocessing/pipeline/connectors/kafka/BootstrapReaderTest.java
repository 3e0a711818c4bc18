package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.connector.WatermarkGate;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BootstrapReaderTest {

    private static final TopicPartition P0 = new TopicPartition("rates", 0);
    private static final TopicPartition P1 = new TopicPartition("rates", 1);

    private final Records records = new Records();
    private final Map<TopicPartition, Long> last = new HashMap<>();
    private final List<Map<TopicPartition, Long>> asked = new ArrayList<>();
    private final BootstrapReader reader =
            new BootstrapReader(
                    records,
                    starts -> {
                        asked.add(starts);
                        return last;
                    });
    private final WatermarkGate gate = WatermarkGate.ofThisThread().orElseThrow();
    private final Outputs outputs = new Outputs();

    @AfterEach
    void close() throws Exception {
        reader.close();
        assertThat(WatermarkGate.ofThisThread()).isEmpty();
    }

    @Test
    void isClosedUntilTheLastRecordOfEachPartitionWasRead() throws Exception {
        last.putAll(Map.of(P0, 5L, P1, 3L));
        reader.addSplits(List.of(split(P0, 2), split(P1, 0)));
        assertThat(asked).containsExactly(Map.of(P0, 2L, P1, 0L));

        read(P0, 4);
        read(P0, 5);
        read(P1, 2);
        assertThat(gate.isOpen()).isFalse();
        read(P1, 4);
        assertThat(gate.isOpen()).isTrue();
        assertThat(outputs.collected)
                .containsExactly("rates-0@4", "rates-0@5", "rates-1@2", "rates-1@4");
    }

    @Test
    void isOpenWhereThereIsNothingToRead() throws Exception {
        assertThat(gate.isOpen()).isFalse();
        reader.addSplits(List.of(split(P0, 7)));
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void isClosedAgainForAPartitionThatIsNew() throws Exception {
        reader.addSplits(List.of(split(P0, 7)));
        last.put(P1, 0L);
        reader.addSplits(List.of(split(P1, 0)));
        assertThat(gate.isOpen()).isFalse();
        read(P1, 0);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void isOpenOnceItIsSureThatItGetsNoPartition() {
        reader.notifyNoMoreSplits();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void doesNotWaitForAPartitionThatWasFinished() throws Exception {
        last.put(P0, 5L);
        reader.addSplits(List.of(split(P0, 0)));
        read(P0, 1);
        records.finish(P0);
        reader.pollNext(outputs);
        assertThat(gate.isOpen()).isTrue();
    }

    private void read(TopicPartition partition, long offset) throws Exception {
        records.next.add(
                Event.undecodable(
                        new RawRecord(
                                partition.topic(),
                                partition.partition(),
                                0,
                                null,
                                null,
                                Headers.none()),
                        new Origin(partition.topic(), partition.partition(), offset),
                        new Failure("rates", Failure.Stage.DECODE, "X", "")));
        reader.pollNext(outputs);
    }

    private static KafkaPartitionSplit split(TopicPartition partition, long start) {
        return new KafkaPartitionSplit(partition, start);
    }

    /** A reader that gives what the test puts into it. */
    private static final class Records implements SourceReader<Event, KafkaPartitionSplit> {

        private final Deque<Event> next = new ArrayDeque<>();
        private final Deque<TopicPartition> finished = new ArrayDeque<>();
        private final Map<String, SourceOutput<Event>> outputs = new HashMap<>();

        void finish(TopicPartition partition) {
            finished.add(partition);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Event> output) {
            while (!next.isEmpty()) {
                Event event = next.poll();
                Origin origin = event.origin().orElseThrow();
                String split =
                        KafkaPartitionSplit.toSplitId(
                                new TopicPartition(origin.topic(), origin.partition()));
                outputs.computeIfAbsent(split, output::createOutputForSplit).collect(event);
            }
            while (!finished.isEmpty()) {
                output.releaseOutputForSplit(KafkaPartitionSplit.toSplitId(finished.poll()));
            }
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public void start() {}

        @Override
        public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void addSplits(List<KafkaPartitionSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    /** Remembers what was given to it, and for which partition. */
    private static final class Outputs implements ReaderOutput<Event> {

        private final List<String> collected;
        private final String split;

        Outputs() {
            this(new ArrayList<>(), "");
        }

        private Outputs(List<String> collected, String split) {
            this.collected = collected;
            this.split = split;
        }

        @Override
        public SourceOutput<Event> createOutputForSplit(String splitId) {
            return new Outputs(collected, splitId);
        }

        @Override
        public void releaseOutputForSplit(String splitId) {}

        @Override
        public void collect(Event event) {
            collected.add(split + "@" + event.origin().orElseThrow().offset());
        }

        @Override
        public void collect(Event event, long timestamp) {
            collect(event);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
