package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.taskmanager.AsyncExceptionHandler;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Runs a {@link io.dataprocessing.pipeline.api.Processor} without a key. */
public final class ProcessorFunction extends ProcessFunction<Event, Event> implements RunsInTask {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private transient ProcessorCalls<?, ?> calls;
    private transient AsyncExceptionHandler failing;

    /** The operator of a step. */
    public ProcessorFunction(StepDefinition definition) {
        this.definition = requireNonNull(definition, "definition");
    }

    @Override
    public void runIn(AsyncExceptionHandler task) {
        failing = task;
    }

    @Override
    public void open(OpenContext context) {
        calls =
                ProcessorCalls.open(
                        definition, Optional.empty(), StepTask.of(getRuntimeContext(), failing));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out)
            throws Exception {
        if (!calls.outlet().isBoundTo(context)) {
            calls.outlet().bind(context, context::output);
        }
        calls.process(event, StepScope.NO_KEY, context.timerService(), out);
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
