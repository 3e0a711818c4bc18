package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Runs a {@link io.dataprocessing.pipeline.api.BroadcastProcessor} without a key. */
public final class BroadcastFunction extends BroadcastProcessFunction<Event, Event, Event> {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private transient BroadcastCalls<?, ?, ?> calls;

    /** The operator of a step. */
    public BroadcastFunction(StepDefinition definition) {
        this.definition = requireNonNull(definition, "definition");
    }

    @Override
    public void open(OpenContext context) {
        calls = BroadcastCalls.open(definition, StepTask.of(getRuntimeContext()));
    }

    @Override
    public void processElement(Event event, ReadOnlyContext context, Collector<Event> out)
            throws Exception {
        if (!calls.outlet().isBoundTo(context)) {
            calls.outlet().bind(context, (tag, each) -> context.output(tag, each));
        }
        calls.process(event, StepScope.NO_KEY, null, context::getBroadcastState, out);
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
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
