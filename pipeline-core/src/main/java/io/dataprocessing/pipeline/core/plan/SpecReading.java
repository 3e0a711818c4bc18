package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.state.OrderCells;
import io.dataprocessing.pipeline.core.state.WindowCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what a factory says of a step into plain data. */
final class SpecReading {

    /** The output of a step for late records. */
    static final String LATE = "late";

    /** The same of a step with two inputs. */
    private static final List<String> LATE_OF_TWO = List.of("late-left", "late-right");

    private final StepSpec spec;
    private final List<RowType> inputTypes;
    private final ExecutionPlan execution;

    SpecReading(StepSpec spec, List<RowType> inputTypes, ExecutionPlan execution) {
        this.spec = spec;
        this.inputTypes = inputTypes;
        this.execution = execution;
    }

    StepPlan plan(
            String name,
            ProcessorRef ref,
            Record options,
            List<List<OutputRef>> inputs,
            StepSettings settings,
            ErrorRule onError,
            Duration callTimeout,
            int parallelism) {
        return new StepPlan(
                name,
                kind(),
                ref,
                options,
                inputs,
                spec.declarations().key(),
                outputs(),
                states(),
                time(onError),
                reads(),
                onError,
                settings.retry().map(StepSettings.RetrySettings::plan),
                callTimeout,
                onError.makesDeadLetters() || lateToDeadLetters(spec),
                "",
                parallelism,
                settings.description());
    }

    /** Whether events that come too late go to the dead letters. */
    static boolean lateToDeadLetters(StepSpec spec) {
        return late(spec).equals(Optional.of(LatePolicy.DEAD_LETTER));
    }

    /** What becomes of events that come too late; empty if none does. */
    private static Optional<LatePolicy> late(StepSpec spec) {
        if (spec instanceof WindowSpec<?, ?, ?> window) {
            return Optional.of(window.late());
        }
        return spec.declarations().time() instanceof EventTimeUse.Ordered ordered
                ? Optional.of(ordered.late())
                : Optional.empty();
    }

    private String time(ErrorRule onError) {
        if (spec instanceof WindowSpec<?, ?, ?> window) {
            return WindowWords.of(window, onError, execution);
        }
        return spec.declarations().time() instanceof EventTimeUse.Ordered ordered
                ? WindowWords.ofOrder(ordered.late(), lateOutputs())
                : "";
    }

    private List<String> lateOutputs() {
        return spec.inputTypes().size() == 1 ? List.of(LATE) : LATE_OF_TWO;
    }

    /** The Java class that the records of an input become; Row where they stay rows. */
    static Class<?> inputClass(StepSpec spec, int input) {
        if (spec instanceof ProcessorSpec<?, ?> processor) {
            return processor.input().javaType();
        }
        if (spec instanceof AsyncProcessorSpec<?, ?> processor) {
            return processor.input().javaType();
        }
        if (spec instanceof CoProcessorSpec<?, ?, ?> processor) {
            return (input == 0 ? processor.left() : processor.right()).javaType();
        }
        if (spec instanceof BroadcastProcessorSpec<?, ?, ?> processor) {
            return (input == 0 ? processor.input() : processor.broadcast()).javaType();
        }
        return ((WindowSpec<?, ?, ?>) spec).input().javaType();
    }

    private StepPlan.Kind kind() {
        if (spec instanceof ProcessorSpec<?, ?>) {
            return StepPlan.Kind.PROCESSOR;
        }
        if (spec instanceof AsyncProcessorSpec<?, ?>) {
            return StepPlan.Kind.ASYNC;
        }
        if (spec instanceof CoProcessorSpec<?, ?, ?>) {
            return StepPlan.Kind.CO;
        }
        return spec instanceof BroadcastProcessorSpec<?, ?, ?>
                ? StepPlan.Kind.BROADCAST
                : StepPlan.Kind.WINDOW;
    }

    private Map<String, RowType> outputs() {
        Map<String, RowType> outputs = new LinkedHashMap<>();
        spec.outputType().ifPresent(type -> outputs.put(Outputs.MAIN, type));
        for (SideOutput<?> side : spec.declarations().sideOutputs()) {
            outputs.put(side.name(), side.schema().rowType());
        }
        if (late(spec).equals(Optional.of(LatePolicy.OUTPUT))) {
            List<String> names = lateOutputs();
            for (int i = 0; i < names.size(); i++) {
                outputs.put(names.get(i), inputTypes.get(i));
            }
        }
        return outputs;
    }

    private List<StatePlan> states() {
        List<StateSpec<?>> specs = new ArrayList<>(spec.declarations().states());
        if (spec instanceof BroadcastProcessorSpec<?, ?, ?> broadcast) {
            specs.addAll(broadcast.broadcastStates());
        }
        if (spec instanceof WindowSpec<?, ?, ?> window) {
            specs.add(WindowCell.of(window.accumulator()));
        }
        List<StatePlan> states = new ArrayList<>();
        for (StateSpec<?> state : specs) {
            states.add(
                    new StatePlan(
                            state.name(),
                            state.kind(),
                            state.key().map(key -> key.rowType()),
                            state.value().rowType(),
                            state.ttl()));
        }
        if (spec.declarations().time() instanceof EventTimeUse.Ordered) {
            for (int i = 0; i < spec.inputTypes().size(); i++) {
                states.add(held(i));
            }
        }
        return states;
    }

    /** The records of an input that wait for their time. */
    private StatePlan held(int input) {
        return new StatePlan(
                OrderCells.heldName(input),
                StateSpec.Kind.MAP,
                Optional.of(OrderCells.TIME.rowType()),
                inputTypes.get(input),
                Ttl.none());
    }

    /** What it declares; otherwise the fields of its own type, if they aren't all that come. */
    private Optional<Set<String>> reads() {
        if (spec.declarations().reads().isPresent() || spec.inputTypes().size() > 1) {
            return spec.declarations().reads();
        }
        Set<String> wanted = spec.inputTypes().get(0).fieldNames();
        Set<String> given = inputTypes.get(0).fieldNames();
        return given.containsAll(wanted) && wanted.size() < given.size()
                ? Optional.of(wanted)
                : Optional.empty();
    }
}
