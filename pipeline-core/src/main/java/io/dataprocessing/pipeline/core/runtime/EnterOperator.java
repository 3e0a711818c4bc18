package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Takes events into a transform: counts them, gives Flink's records the time of their event, sorts
 * out late events and those that fail. An operator and not a function, because a function can't set
 * the time of a record.
 *
 * <p>An event is late if its time isn't behind the watermark <em>here</em>. What comes further down
 * has a watermark that is the same or less, so that no operator there finds an event late and drops
 * it by itself. The watermark is kept in checkpoints, or events that were late before a restart
 * would be taken in after it, until the first watermark comes.
 */
public final class EnterOperator<X> extends AbstractStreamOperator<X>
        implements OneInputStreamOperator<Event, X> {

    private static final long serialVersionUID = 1L;

    private static final String WATERMARK = "!watermark";

    private final EnterSettings settings;
    private final OnTask<Function<Event, X>> mapping;
    private transient Function<Event, X> map;
    private transient Outlet outlet;
    private transient LongCounter in;
    private transient FailureRouter failures;
    private transient Optional<LateEvents> late;
    private transient ListState<Long> kept;
    private transient long watermark;

    /** The operator of an input. */
    public EnterOperator(EnterSettings settings, OnTask<Function<Event, X>> mapping) {
        this.settings = requireNonNull(settings, "settings");
        this.mapping = requireNonNull(mapping, "mapping");
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        kept =
                context.getOperatorStateStore()
                        .getUnionListState(new ListStateDescriptor<>(WATERMARK, Types.LONG));
        watermark = Long.MIN_VALUE;
        if (context.isRestored()) {
            long least = Long.MAX_VALUE;
            for (long each : kept.get()) {
                least = Math.min(least, each);
            }
            watermark = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        kept.update(watermark == Long.MIN_VALUE ? List.of() : List.of(watermark));
    }

    @Override
    public void open() throws Exception {
        super.open();
        map = mapping.make(TaskCode.of(getRuntimeContext()));
        outlet = Outlet.ofPlatform();
        outlet.bind(this, this::divert);
        Counts counts = new Counts(getRuntimeContext(), settings.step());
        in = counts.of(Counts.IN);
        failures =
                new FailureRouter(
                        settings.step(),
                        settings.type(),
                        settings.onError(),
                        outlet,
                        counts,
                        in::getLocalValuePrimitive);
        late =
                Optional.ofNullable(settings.late())
                        .map(policy -> late(policy, settings, outlet, counts));
    }

    private static LateEvents late(
            LatePolicy policy, EnterSettings settings, Outlet outlet, Counts counts) {
        return new LateEvents(
                settings.step(),
                settings.inputType(),
                policy,
                settings.lateOutput(),
                outlet,
                counts);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = Math.max(watermark, mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processElement(StreamRecord<Event> element) throws Exception {
        Event event = element.getValue();
        in.add(1);
        X mapped;
        try {
            if (event.timestamp() == Event.NO_TIMESTAMP) {
                throw new SchemaException(
                        "the event has no timestamp, so it has no place in event time");
            }
            if (late.isPresent() && event.timestamp() <= watermark) {
                late.get().handle(event, watermark, "the records of that time had been handled");
                return;
            }
            mapped = map.apply(event);
        } catch (Exception | LinkageError | StackOverflowError e) {
            failures.route(event, Failure.Stage.PROCESS, e);
            return;
        }
        output.collect(new StreamRecord<>(mapped, event.timestamp()));
    }

    private void divert(OutputTag<Event> tag, Event event) {
        output.collect(
                tag,
                event.timestamp() == Event.NO_TIMESTAMP
                        ? new StreamRecord<>(event)
                        : new StreamRecord<>(event, event.timestamp()));
    }
}
