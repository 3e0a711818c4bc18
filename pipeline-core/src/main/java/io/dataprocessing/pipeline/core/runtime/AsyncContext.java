package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.time.Clock;
import org.apache.flink.api.common.functions.RuntimeContext;

/** What an asynchronous processor gets when it's opened: no state, timers or side outputs. */
record AsyncContext(String step, RuntimeContext runtime) implements ProcessorContext {

    @Override
    public int subtask() {
        return runtime.getTaskInfo().getIndexOfThisSubtask();
    }

    @Override
    public int parallelism() {
        return runtime.getTaskInfo().getNumberOfParallelSubtasks();
    }

    @Override
    public <S extends State> S state(StateSpec<S> spec) {
        throw new IllegalArgumentException(
                "step '%s' is asynchronous and has no state '%s'".formatted(step, spec.name()));
    }

    @Override
    public Timers timers() {
        throw new IllegalStateException(
                "step '%s' is asynchronous and has no timers".formatted(step));
    }

    @Override
    public <T> Output<T> sideOutput(SideOutput<T> sideOutput) {
        throw new IllegalArgumentException(
                "step '%s' is asynchronous and has no output '%s'"
                        .formatted(step, sideOutput.name()));
    }

    @Override
    public Metrics metrics() {
        return new StepMetrics(runtime.getMetricGroup().addGroup(step));
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }
}
