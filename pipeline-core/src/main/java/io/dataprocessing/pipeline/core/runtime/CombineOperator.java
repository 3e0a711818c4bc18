package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Combines events of a key and time before they are moved to where their key is. It keeps nothing
 * across a checkpoint, so it has no state, nor across a watermark that ends a window.
 *
 * <p>What is late is decided where the key is. An event that may be late there is handed on as it
 * is: one whose windows aren't all open by the watermark here, which is never behind the one there.
 * That one may only run ahead when this input was idle, so from then on nothing is combined.
 */
public final class CombineOperator extends AbstractStreamOperator<Event>
        implements OneInputStreamOperator<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private final CombinedEvents events;
    private transient EventCombiner<?, ?> combiner;

    /** The operator in front of a step. */
    public CombineOperator(StepDefinition definition, CombinedEvents events) {
        this.definition = requireNonNull(definition, "definition");
        this.events = requireNonNull(events, "events");
    }

    @Override
    public void open() throws Exception {
        super.open();
        RuntimeContext context = getRuntimeContext();
        LoadedStep step = definition.load(WindowSpec.class, context);
        combiner =
                EventCombiner.of(
                        definition,
                        step,
                        (WindowSpec<?, ?, ?>) step.spec(),
                        events,
                        new StepTask(context, getContainingTask()),
                        this::send);
    }

    private void send(Event event) {
        output.collect(new StreamRecord<>(event, event.timestamp()));
    }

    @Override
    public void processElement(StreamRecord<Event> element) {
        combiner.add(element.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        combiner.advance(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            combiner.stop();
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        combiner.flush();
    }

    @Override
    public void finish() throws Exception {
        combiner.flush();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (combiner != null) {
            combiner.close();
        }
        super.close();
    }
}
