package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A step with a {@link CoProcessor}.
 *
 * @param left what comes from the first input
 * @param right what comes from the second input
 * @param output what the processor emits
 * @param declarations what else it uses; the key has the fields of both inputs, of equal types
 * @param processor creates an instance; called once for each parallel instance, on the task manager
 */
public record CoProcessorSpec<L, R, O>(
        Schema<L> left,
        Schema<R> right,
        Schema<O> output,
        Declarations declarations,
        Supplier<CoProcessor<L, R, O>> processor)
        implements StepSpec {

    public CoProcessorSpec {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
        requireNonNull(output, "output");
        requireNonNull(declarations, "declarations");
        requireNonNull(processor, "processor");
    }

    /** A step from two schemas to one. */
    public static <L, R, O> CoProcessorSpec<L, R, O> of(
            Schema<L> left,
            Schema<R> right,
            Schema<O> output,
            Supplier<CoProcessor<L, R, O>> processor) {
        return new CoProcessorSpec<>(left, right, output, Declarations.none(), processor);
    }

    /** This step, keyed by fields of its inputs, as many of one as of the other. */
    public CoProcessorSpec<L, R, O> keyBy(List<String> leftFields, List<String> rightFields) {
        return with(declarations.withKey(List.of(leftFields, rightFields)));
    }

    /** This step with a cell of state. */
    public CoProcessorSpec<L, R, O> state(StateSpec<?> state) {
        return with(declarations.withState(state));
    }

    /** This step with timers. */
    public CoProcessorSpec<L, R, O> timers() {
        return with(declarations.withTimers());
    }

    /** This step with a further output. */
    public CoProcessorSpec<L, R, O> sideOutput(SideOutput<?> sideOutput) {
        return with(declarations.withSideOutput(sideOutput));
    }

    /**
     * This step, given the records of a key in the order of event time: {@link
     * EventTimeUse.Ordered}.
     */
    public CoProcessorSpec<L, R, O> inOrder(LatePolicy late) {
        return with(declarations.withTime(new EventTimeUse.Ordered(late)));
    }

    /** This step, which needs a watermark for its timers. */
    public CoProcessorSpec<L, R, O> eventTime() {
        return with(declarations.withTime(EventTimeUse.WATERMARK));
    }

    private CoProcessorSpec<L, R, O> with(Declarations changed) {
        return new CoProcessorSpec<>(left, right, output, changed, processor);
    }

    @Override
    public List<RowType> inputTypes() {
        return List.of(left.rowType(), right.rowType());
    }

    @Override
    public Optional<RowType> outputType() {
        return Optional.of(output.rowType());
    }
}
