package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Reads a topic of {@link MemoryTopics} with one of its readers, and remembers its position. */
final class MemorySource implements Source<Event, MemorySource.Position, MemorySource.Position> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final EventDecoder decoder;

    MemorySource(String topic, EventDecoder decoder) {
        this.topic = topic;
        this.decoder = decoder;
    }

    /** The line that is read next; for the enumerator 0 until a reader has taken over. */
    record Position(long next) implements SourceSplit {

        @Override
        public String splitId() {
            return "all";
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Event, Position> createReader(SourceReaderContext context) {
        decoder.open(context.getUserCodeClassLoader(), context.metricGroup());
        return new Reader();
    }

    @Override
    public SplitEnumerator<Position, Position> createEnumerator(
            SplitEnumeratorContext<Position> context) {
        return new Enumerator(context, false);
    }

    @Override
    public SplitEnumerator<Position, Position> restoreEnumerator(
            SplitEnumeratorContext<Position> context, Position checkpoint) {
        return new Enumerator(context, checkpoint.next() > 0);
    }

    @Override
    public SimpleVersionedSerializer<Position> getSplitSerializer() {
        return new PositionSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Position> getEnumeratorCheckpointSerializer() {
        return new PositionSerializer();
    }

    private static final class PositionSerializer implements SimpleVersionedSerializer<Position> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Position position) {
            return ByteBuffer.allocate(Long.BYTES).putLong(position.next()).array();
        }

        @Override
        public Position deserialize(int version, byte[] bytes) {
            return new Position(ByteBuffer.wrap(bytes).getLong());
        }
    }

    private static final class Enumerator implements SplitEnumerator<Position, Position> {

        private final SplitEnumeratorContext<Position> context;
        private boolean assigned;
        private long returned;

        Enumerator(SplitEnumeratorContext<Position> context, boolean assigned) {
            this.context = context;
            this.assigned = assigned;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<Position> splits, int subtask) {
            if (!splits.isEmpty()) {
                assigned = false;
                returned = splits.get(0).next();
            }
        }

        @Override
        public void addReader(int subtask) {
            if (!assigned) {
                assigned = true;
                context.assignSplit(new Position(returned), subtask);
            }
        }

        @Override
        public Position snapshotState(long checkpoint) {
            return new Position(assigned ? 1 : 0);
        }

        @Override
        public void close() {}
    }

    private final class Reader implements SourceReader<Event, Position> {

        private final MemoryTopics lines = MemoryTopics.of(topic);
        private final List<Position> mine = new ArrayList<>();
        private CompletableFuture<Void> assignment = new CompletableFuture<>();

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<Event> output) {
            if (mine.isEmpty() || !lines.has(mine.get(0).next())) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            long position = mine.get(0).next();
            Event event =
                    decoder.decode(
                            new RawRecord(topic, 0, 0, null, lines.take(position), Headers.none()),
                            new Origin(topic, 0, position));
            output.createOutputForSplit("all").collect(event, event.timestamp());
            mine.set(0, new Position(position + 1));
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<Position> snapshotState(long checkpoint) {
            return List.copyOf(mine);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return mine.isEmpty() ? assignment : lines.at(mine.get(0).next());
        }

        @Override
        public void addSplits(List<Position> splits) {
            mine.addAll(splits);
            assignment.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }
}
