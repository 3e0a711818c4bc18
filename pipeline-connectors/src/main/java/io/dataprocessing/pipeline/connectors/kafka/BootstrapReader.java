package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.WatermarkGate;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the gate of a reader's watermarks closed until it has read, of each partition it was given,
 * the last record that was there then. A reader that is given none opens it after a while: there
 * may be more readers than partitions.
 */
final class BootstrapReader implements SourceReader<Event, KafkaPartitionSplit> {

    /** How long to wait for partitions. */
    static final Duration WITHOUT_PARTITIONS = Duration.ofMinutes(1);

    private final SourceReader<Event, KafkaPartitionSplit> kafka;
    private final EndSearch ends;
    private final Map<String, Long> unread = new HashMap<>();
    private final WatermarkGate gate;
    private boolean assigned;
    private WatchedOutput output;

    BootstrapReader(SourceReader<Event, KafkaPartitionSplit> kafka, EndSearch ends) {
        this.kafka = requireNonNull(kafka, "kafka");
        this.ends = requireNonNull(ends, "ends");
        this.gate = WatermarkGate.ofNewReader();
        gate.closeFor(WITHOUT_PARTITIONS);
    }

    @Override
    public void start() {
        kafka.start();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (KafkaPartitionSplit split : splits) {
            starts.put(split.getTopicPartition(), split.getStartingOffset());
        }
        Map<TopicPartition, Long> last = ends.from(starts);
        for (KafkaPartitionSplit split : splits) {
            if (last.containsKey(split.getTopicPartition())) {
                unread.put(split.splitId(), last.get(split.getTopicPartition()));
            }
        }
        assigned |= !splits.isEmpty();
        settle();
        kafka.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        assigned = true;
        settle();
        kafka.notifyNoMoreSplits();
    }

    /** Brings the gate to where it should be. */
    private void settle() {
        if (!unread.isEmpty()) {
            gate.close();
        } else if (assigned) {
            gate.open();
        }
    }

    private void read(String split, Event event) {
        Long last = unread.get(split);
        if (last != null && event.origin().orElseThrow().offset() >= last) {
            unread.remove(split);
            settle();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Event> target) throws Exception {
        if (output == null) {
            output = new WatchedOutput(target);
        }
        return kafka.pollNext(output);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
        return kafka.snapshotState(checkpoint);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return kafka.isAvailable();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        kafka.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        kafka.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        kafka.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
        kafka.pauseOrResumeSplits(pause, resume);
    }

    @Override
    public void close() throws Exception {
        gate.leaveThread();
        kafka.close();
    }

    /** The reader's output, with an eye on the outputs of partitions. */
    private final class WatchedOutput implements ReaderOutput<Event> {

        private final ReaderOutput<Event> target;

        WatchedOutput(ReaderOutput<Event> target) {
            this.target = target;
        }

        @Override
        public SourceOutput<Event> createOutputForSplit(String split) {
            SourceOutput<Event> made = target.createOutputForSplit(split);
            return unread.containsKey(split) ? new WatchedSplit(split, made) : made;
        }

        @Override
        public void releaseOutputForSplit(String split) {
            target.releaseOutputForSplit(split);
            unread.remove(split);
            settle();
        }

        @Override
        public void collect(Event event) {
            target.collect(event);
        }

        @Override
        public void collect(Event event, long timestamp) {
            target.collect(event, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            target.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            target.markIdle();
        }

        @Override
        public void markActive() {
            target.markActive();
        }
    }

    /** The output of a partition that isn't read to its end yet. */
    private final class WatchedSplit implements SourceOutput<Event> {

        private final String split;
        private final SourceOutput<Event> target;

        WatchedSplit(String split, SourceOutput<Event> target) {
            this.split = split;
            this.target = target;
        }

        @Override
        public void collect(Event event) {
            target.collect(event);
            read(split, event);
        }

        @Override
        public void collect(Event event, long timestamp) {
            target.collect(event, timestamp);
            read(split, event);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            target.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            target.markIdle();
        }

        @Override
        public void markActive() {
            target.markActive();
        }
    }
}
