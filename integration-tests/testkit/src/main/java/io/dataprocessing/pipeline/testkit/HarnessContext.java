package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Declarations;
import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a processor under test is opened with. */
final class HarnessContext implements ProcessorContext {

    private final Declarations declared;
    private final MemoryState state;
    private final MemoryTimers timers;
    private final Emissions emissions;
    private final StateFault fault;
    private final Clock clock;
    private final RecordedMetrics metrics = new RecordedMetrics();
    private Optional<Row> key = Optional.empty();

    HarnessContext(
            Declarations declared,
            MemoryState state,
            Emissions emissions,
            StateFault fault,
            Clock clock) {
        this.declared = declared;
        this.state = state;
        this.emissions = emissions;
        this.fault = fault;
        this.clock = clock;
        this.timers = new MemoryTimers(this::currentKey);
    }

    /** Sets the key that state and timers belong to. */
    void setKey(Row key) {
        this.key = Optional.of(key);
    }

    MemoryTimers memoryTimers() {
        return timers;
    }

    MemoryState memoryState() {
        return state;
    }

    private Row currentKey() {
        emissions.requireCall("state or a timer");
        return key.orElseThrow();
    }

    private Row keyOfAccess() {
        Row current = currentKey();
        fault.access();
        return current;
    }

    @Override
    public String step() {
        return "step";
    }

    @Override
    public int subtask() {
        return 0;
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked") // the kind, checked for equality, decides which handle S is
    public <S extends State> S state(StateSpec<S> spec) {
        List<String> names = declared.states().stream().map(StateSpec::name).toList();
        StateSpec<?> found =
                declared.states().stream()
                        .filter(candidate -> candidate.name().equals(spec.name()))
                        .findFirst()
                        .orElseThrow(() -> undeclared("state", spec.name(), names));
        if (found.kind() != spec.kind()) {
            throw undeclared(spec.kind() + " state", spec.name(), names);
        }
        return (S)
                new DeclaredCell(spec)
                        .handle(new DeclaredCell.Place(state, this::keyOfAccess, clock));
    }

    @Override
    public Timers timers() {
        if (!declared.timers()) {
            throw new IllegalStateException("the step's spec doesn't declare timers");
        }
        return timers;
    }

    @Override
    public <T> Output<T> sideOutput(SideOutput<T> sideOutput) {
        List<String> names = declared.sideOutputs().stream().map(SideOutput::name).toList();
        if (!names.contains(sideOutput.name())) {
            throw undeclared("output", sideOutput.name(), names);
        }
        return new CollectingOutput<>(sideOutput.name(), sideOutput.schema(), emissions);
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    RecordedMetrics recordedMetrics() {
        return metrics;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private static IllegalArgumentException undeclared(
            String what, String name, List<String> declared) {
        return new IllegalArgumentException(
                "the step's spec doesn't declare %s '%s'. Declared: %s."
                        .formatted(what, name, declared));
    }

    /** An output that hands everything to the test. */
    record CollectingOutput<T>(String name, Schema<T> schema, Emissions emissions)
            implements Output<T> {

        @Override
        public void emit(T value) {
            emit(Emission.of(value));
        }

        @Override
        public void emit(Emission<T> emission) {
            emissions.add(name, schema, emission);
        }
    }
}
