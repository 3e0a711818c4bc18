package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.core.state.StateHandles;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;

/** What a processor gets when it's opened. */
final class StepContext implements ProcessorContext {

    private final String step;
    private final RuntimeContext runtime;
    private final boolean declaresTimers;
    private final StateHandles states;
    private final StepTimers timers;
    private final TaskClock clock;
    private final Metrics metrics;
    private final Map<String, SideOutput<?>> declared = new HashMap<>();
    private final Map<String, EventOutput<?>> outputs = new HashMap<>();

    StepContext(StepScope scope, RuntimeContext runtime) {
        this.step = scope.definition().name();
        this.runtime = runtime;
        this.declaresTimers = scope.spec().declarations().timers();
        this.states = new StateHandles(step, scope.spec().declarations().states(), runtime);
        this.timers = scope.timers();
        this.clock = scope.clock();
        this.metrics = new StepMetrics(runtime.getMetricGroup().addGroup(step));
        for (SideOutput<?> side : scope.spec().declarations().sideOutputs()) {
            declared.put(side.name(), side);
            outputs.put(side.name(), scope.sideOutput(side.name(), side.schema()));
        }
    }

    @Override
    public String step() {
        return step;
    }

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
        return states.handle(spec);
    }

    @Override
    public Timers timers() {
        if (!declaresTimers) {
            throw new IllegalStateException("step '%s' declares no timers".formatted(step));
        }
        return timers;
    }

    @Override
    @SuppressWarnings("unchecked") // the output was made for the declared one, which is this
    public <T> Output<T> sideOutput(SideOutput<T> sideOutput) {
        SideOutput<?> known = declared.get(sideOutput.name());
        if (known == null
                || !known.schema().rowType().equals(sideOutput.schema().rowType())
                || known.schema().javaType() != sideOutput.schema().javaType()) {
            throw new IllegalArgumentException(
                    "step '%s' declares no output '%s' of %s. Declared: %s."
                            .formatted(
                                    step,
                                    sideOutput.name(),
                                    sideOutput.schema().rowType(),
                                    declared.isEmpty()
                                            ? "none"
                                            : declared.keySet().stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
        }
        return (Output<T>) outputs.get(sideOutput.name());
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    @Override
    public Clock clock() {
        return clock;
    }
}
