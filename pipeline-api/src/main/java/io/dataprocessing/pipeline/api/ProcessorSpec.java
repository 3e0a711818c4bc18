package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A step with a {@link Processor}.
 *
 * <pre>{@code
 * StateSpec<ValueState<Boolean>> seen =
 *         StateSpec.value("seen", Schemas.scalar(Boolean.class), Ttl.of(options.ttl()));
 * return ProcessorSpec.of(orders, orders, () -> new Deduplicate(seen)).keyBy("sku").state(seen);
 * }</pre>
 *
 * @param input what the processor takes
 * @param output what it emits; empty if it has side outputs only
 * @param declarations what else it uses
 * @param processor creates an instance; called once for each parallel instance, on the task manager
 */
public record ProcessorSpec<I, O>(
        Schema<I> input,
        Optional<Schema<O>> output,
        Declarations declarations,
        Supplier<Processor<I, O>> processor)
        implements StepSpec {

    public ProcessorSpec {
        requireNonNull(input, "input");
        requireNonNull(output, "output");
        requireNonNull(declarations, "declarations");
        requireNonNull(processor, "processor");
    }

    /** A step from one schema to another. */
    public static <I, O> ProcessorSpec<I, O> of(
            Schema<I> input, Schema<O> output, Supplier<Processor<I, O>> processor) {
        return new ProcessorSpec<>(input, Optional.of(output), Declarations.none(), processor);
    }

    /** A step that emits to side outputs only. */
    public static <I> ProcessorSpec<I, Void> withoutMainOutput(
            Schema<I> input, Supplier<Processor<I, Void>> processor) {
        return new ProcessorSpec<>(input, Optional.empty(), Declarations.none(), processor);
    }

    /** This step, keyed by fields of its input. */
    public ProcessorSpec<I, O> keyBy(String... fields) {
        return keyBy(List.of(fields));
    }

    /** This step, keyed by fields of its input. */
    public ProcessorSpec<I, O> keyBy(List<String> fields) {
        return with(declarations.withKey(List.of(fields)));
    }

    /** This step with a cell of state. */
    public ProcessorSpec<I, O> state(StateSpec<?> state) {
        return with(declarations.withState(state));
    }

    /** This step with timers. */
    public ProcessorSpec<I, O> timers() {
        return with(declarations.withTimers());
    }

    /** This step with a further output. */
    public ProcessorSpec<I, O> sideOutput(SideOutput<?> sideOutput) {
        return with(declarations.withSideOutput(sideOutput));
    }

    /** This step with the fields that it reads, where it doesn't read all. */
    public ProcessorSpec<I, O> reads(Set<String> fields) {
        return with(declarations.withReads(fields));
    }

    /**
     * This step, given the records of a key in the order of event time: {@link
     * EventTimeUse.Ordered}.
     */
    public ProcessorSpec<I, O> inOrder(LatePolicy late) {
        return with(declarations.withTime(new EventTimeUse.Ordered(late)));
    }

    /** This step, which needs a watermark for its timers. */
    public ProcessorSpec<I, O> eventTime() {
        return with(declarations.withTime(EventTimeUse.WATERMARK));
    }

    private ProcessorSpec<I, O> with(Declarations changed) {
        return new ProcessorSpec<>(input, output, changed, processor);
    }

    @Override
    public List<RowType> inputTypes() {
        return List.of(input.rowType());
    }

    @Override
    public Optional<RowType> outputType() {
        return output.map(Schema::rowType);
    }
}
