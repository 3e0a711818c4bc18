package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Reads a topic of {@link Memory}: Flink's number sequence, each number being an offset. */
final class MemorySource
        implements Source<Event, NumberSequenceSplit, Collection<NumberSequenceSplit>> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final EventDecoder decoder;
    private final NumberSequenceSource offsets;

    MemorySource(String topic, EventDecoder decoder) {
        this.topic = topic;
        this.decoder = decoder;
        this.offsets = new NumberSequenceSource(0, Memory.input(topic).size() - 1);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Event, NumberSequenceSplit> createReader(SourceReaderContext context) {
        decoder.open(context.getUserCodeClassLoader(), context.metricGroup());
        return new Reader(offsets.createReader(context));
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context) {
        return offsets.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context,
            Collection<NumberSequenceSplit> checkpoint) {
        return offsets.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return offsets.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<NumberSequenceSplit>>
            getEnumeratorCheckpointSerializer() {
        return offsets.getEnumeratorCheckpointSerializer();
    }

    private Event event(long offset) {
        byte[] value = Memory.input(topic).get((int) offset);
        Headers headers = Headers.none().with("offset", Long.toString(offset));
        return decoder.decode(
                new RawRecord(topic, 0, 1_700_000_000_000L + offset, null, value, headers),
                new Origin(topic, 0, offset));
    }

    /** Reads the record at each offset that another reader gives. */
    private final class Reader implements SourceReader<Event, NumberSequenceSplit> {

        private final SourceReader<Long, NumberSequenceSplit> reader;
        private final int half = Memory.input(topic).size() / 4;
        private int read;

        Reader(SourceReader<Long, NumberSequenceSplit> reader) {
            this.reader = reader;
        }

        @Override
        public void start() {
            reader.start();
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Event> output) throws Exception {
            if (mustWait()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            read++;
            return reader.pollNext(new Decoding(output));
        }

        private boolean mustWait() {
            return read >= half && !Memory.halfway().isDone();
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            if (mustWait()) {
                Memory.goOn();
            }
        }

        @Override
        public List<NumberSequenceSplit> snapshotState(long checkpoint) {
            return reader.snapshotState(checkpoint);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return mustWait() ? Memory.halfway() : reader.isAvailable();
        }

        @Override
        public void addSplits(List<NumberSequenceSplit> splits) {
            reader.addSplits(splits);
        }

        @Override
        public void notifyNoMoreSplits() {
            reader.notifyNoMoreSplits();
        }

        @Override
        public void handleSourceEvents(SourceEvent event) {
            reader.handleSourceEvents(event);
        }

        @Override
        public void close() throws Exception {
            reader.close();
        }
    }

    /** Hands records on instead of offsets. */
    private final class Decoding implements ReaderOutput<Long> {

        private final ReaderOutput<Event> output;

        Decoding(ReaderOutput<Event> output) {
            this.output = output;
        }

        @Override
        public void collect(Long offset) {
            output.collect(event(offset));
        }

        @Override
        public void collect(Long offset, long timestamp) {
            collect(offset);
        }

        @Override
        public void emitWatermark(org.apache.flink.api.common.eventtime.Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }

        @Override
        public SourceOutput<Long> createOutputForSplit(String split) {
            throw new UnsupportedOperationException("number sequences have no outputs by split");
        }

        @Override
        public void releaseOutputForSplit(String split) {
            throw new UnsupportedOperationException("number sequences have no outputs by split");
        }
    }
}
