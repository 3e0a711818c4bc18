package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A step with a {@link BroadcastProcessor}.
 *
 * @param input what comes from the main, first input
 * @param broadcast what comes from the second input
 * @param output what the processor emits
 * @param broadcastStates the broadcast maps, the same on every instance
 * @param declarations what else it uses; a key, if any, is of the main input
 * @param processor creates an instance; called once for each parallel instance, on the task manager
 */
public record BroadcastProcessorSpec<I, B, O>(
        Schema<I> input,
        Schema<B> broadcast,
        Schema<O> output,
        List<StateSpec<?>> broadcastStates,
        Declarations declarations,
        Supplier<BroadcastProcessor<I, B, O>> processor)
        implements StepSpec {

    public BroadcastProcessorSpec {
        requireNonNull(input, "input");
        requireNonNull(broadcast, "broadcast");
        requireNonNull(output, "output");
        broadcastStates = List.copyOf(broadcastStates);
        requireNonNull(declarations, "declarations");
        requireNonNull(processor, "processor");
    }

    /** A step from a main and a broadcast schema to a third. */
    public static <I, B, O> BroadcastProcessorSpec<I, B, O> of(
            Schema<I> input,
            Schema<B> broadcast,
            Schema<O> output,
            List<StateSpec<?>> broadcastStates,
            Supplier<BroadcastProcessor<I, B, O>> processor) {
        return new BroadcastProcessorSpec<>(
                input, broadcast, output, broadcastStates, Declarations.none(), processor);
    }

    /** This step, its main input keyed by fields. */
    public BroadcastProcessorSpec<I, B, O> keyBy(List<String> fields) {
        return with(declarations.withKey(List.of(fields)));
    }

    /** This step with a cell of keyed state. */
    public BroadcastProcessorSpec<I, B, O> state(StateSpec<?> state) {
        return with(declarations.withState(state));
    }

    /** This step with timers. */
    public BroadcastProcessorSpec<I, B, O> timers() {
        return with(declarations.withTimers());
    }

    /** This step with a further output. */
    public BroadcastProcessorSpec<I, B, O> sideOutput(SideOutput<?> sideOutput) {
        return with(declarations.withSideOutput(sideOutput));
    }

    private BroadcastProcessorSpec<I, B, O> with(Declarations changed) {
        return new BroadcastProcessorSpec<>(
                input, broadcast, output, broadcastStates, changed, processor);
    }

    @Override
    public List<RowType> inputTypes() {
        return List.of(input.rowType(), broadcast.rowType());
    }

    @Override
    public Optional<RowType> outputType() {
        return Optional.of(output.rowType());
    }
}
