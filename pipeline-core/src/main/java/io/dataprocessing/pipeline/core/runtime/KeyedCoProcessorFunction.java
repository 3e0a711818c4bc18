package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.taskmanager.AsyncExceptionHandler;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Runs a {@link io.dataprocessing.pipeline.api.CoProcessor} with a key. */
public final class KeyedCoProcessorFunction extends KeyedCoProcessFunction<Row, Event, Event, Event>
        implements CheckpointedFunction, RunsInTask {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private transient LateBound lateBound;
    private transient CoProcessorCalls<?, ?, ?> calls;
    private transient AsyncExceptionHandler failing;

    /** The operator of a step. */
    public KeyedCoProcessorFunction(StepDefinition definition) {
        this.definition = requireNonNull(definition, "definition");
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        lateBound = new LateBound(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        lateBound.save();
    }

    @Override
    public void runIn(AsyncExceptionHandler task) {
        failing = task;
    }

    @Override
    public void open(OpenContext context) {
        calls =
                CoProcessorCalls.open(
                        definition,
                        Optional.of(lateBound),
                        StepTask.of(getRuntimeContext(), failing));
    }

    @Override
    public void processElement1(Event event, Context context, Collector<Event> out)
            throws Exception {
        bind(context);
        calls.processLeft(event, context.getCurrentKey(), context.timerService(), out);
    }

    @Override
    public void processElement2(Event event, Context context, Collector<Event> out)
            throws Exception {
        bind(context);
        calls.processRight(event, context.getCurrentKey(), context.timerService(), out);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Event> out) throws Exception {
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
