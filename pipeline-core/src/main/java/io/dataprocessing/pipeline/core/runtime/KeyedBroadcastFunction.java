package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Runs a {@link io.dataprocessing.pipeline.api.BroadcastProcessor} with a key. */
public final class KeyedBroadcastFunction
        extends KeyedBroadcastProcessFunction<Row, Event, Event, Event> {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private transient BroadcastCalls<?, ?, ?> calls;

    /** The operator of a step. */
    public KeyedBroadcastFunction(StepDefinition definition) {
        this.definition = requireNonNull(definition, "definition");
    }

    @Override
    public void open(OpenContext context) {
        calls = BroadcastCalls.open(definition, StepTask.of(getRuntimeContext()));
    }

    @Override
    public void processElement(Event event, ReadOnlyContext context, Collector<Event> out)
            throws Exception {
        bind(context);
        calls.process(
                event,
                context.getCurrentKey(),
                context.timerService(),
                context::getBroadcastState,
                out);
    }

    @Override
    public void processBroadcastElement(Event event, Context context, Collector<Event> out)
            throws Exception {
        if (!calls.outlet().isBoundTo(context)) {
            calls.outlet().bind(context, (tag, each) -> context.output(tag, each));
        }
        calls.processBroadcast(event, context::getBroadcastState, out);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Event> out) {
        bind(context);
        calls.onTimer(
                time,
                context.timeDomain(),
                context.getCurrentKey(),
                context.timerService(),
                context::getBroadcastState,
                out);
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }

    private void bind(ReadOnlyContext context) {
        if (!calls.outlet().isBoundTo(context)) {
            calls.outlet().bind(context, (tag, each) -> context.output(tag, each));
        }
    }
}
