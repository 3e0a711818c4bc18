package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.taskmanager.AsyncExceptionHandler;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Runs a {@link io.dataprocessing.pipeline.api.window.WindowAggregator}.
 *
 * <p>Flink's own window operator isn't used, because an aggregate function in it has no life cycle,
 * in which a plugin could be made, and no side output: an event that can't be added could only fail
 * the job. Windows are assigned, fired and closed by the same rules as there.
 */
public final class WindowFunction extends KeyedProcessFunction<Row, Event, Event>
        implements RunsInTask {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private final CombinedEvents combined;
    private transient WindowCalls<?, ?, ?> calls;
    private transient AsyncExceptionHandler failing;

    /** The operator of a step. */
    public WindowFunction(StepDefinition definition) {
        this.definition = requireNonNull(definition, "definition");
        this.combined = null;
    }

    /** The operator of a step behind a {@link CombineOperator}. */
    public WindowFunction(StepDefinition definition, CombinedEvents combined) {
        this.definition = requireNonNull(definition, "definition");
        this.combined = requireNonNull(combined, "combined");
    }

    @Override
    public void runIn(AsyncExceptionHandler task) {
        failing = task;
    }

    @Override
    public void open(OpenContext context) {
        calls = WindowCalls.open(definition, StepTask.of(getRuntimeContext(), failing));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out)
            throws Exception {
        bind(context);
        Row key = context.getCurrentKey();
        if (combined == null) {
            calls.process(event, key, context.timerService(), out);
        } else if (combined.isCombined(event)) {
            calls.merge(
                    combined.accumulator(event),
                    combined.count(event),
                    combined.earliest(event),
                    event,
                    key,
                    context.timerService(),
                    out);
        } else {
            calls.process(combined.original(event), key, context.timerService(), out);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Event> out) {
        bind(context);
        calls.onTimer(
                time, context.timeDomain(), context.getCurrentKey(), context.timerService(), out);
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }

    private void bind(Context context) {
        if (!calls.outlet().isBoundTo(context)) {
            calls.outlet().bind(context, context::output);
        }
    }
}
