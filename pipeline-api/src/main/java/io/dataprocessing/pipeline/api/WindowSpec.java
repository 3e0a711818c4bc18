package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A step that combines the records of a key and window.
 *
 * <p>A window is emitted when the watermark passes its end, and again for each record that comes
 * within the allowed lateness. Records that come later follow the late policy; with {@link
 * LatePolicy#OUTPUT} they leave unchanged through the output {@code late}.
 *
 * @param input what comes in
 * @param accumulator what is kept for a window
 * @param output what a window emits
 * @param window which windows
 * @param lateness how long a window accepts records after its end
 * @param late what becomes of records after that
 * @param declarations the key, required, and the fields read; no state, timers or side outputs of
 *     its own
 * @param aggregator creates an instance; called once for each parallel instance, on the task
 *     manager
 */
public record WindowSpec<I, A, O>(
        Schema<I> input,
        Schema<A> accumulator,
        Schema<O> output,
        Window window,
        Duration lateness,
        LatePolicy late,
        Declarations declarations,
        Supplier<WindowAggregator<I, A, O>> aggregator)
        implements StepSpec {

    public WindowSpec {
        requireNonNull(input, "input");
        requireNonNull(accumulator, "accumulator");
        requireNonNull(output, "output");
        requireNonNull(window, "window");
        requireNonNull(lateness, "lateness");
        requireNonNull(late, "late");
        requireNonNull(declarations, "declarations");
        requireNonNull(aggregator, "aggregator");
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness can't be negative: " + lateness);
        }
    }

    /** A window step without allowed lateness. */
    public static <I, A, O> WindowSpec<I, A, O> of(
            Schema<I> input,
            Schema<A> accumulator,
            Schema<O> output,
            Window window,
            LatePolicy late,
            Supplier<WindowAggregator<I, A, O>> aggregator) {
        return new WindowSpec<>(
                input,
                accumulator,
                output,
                window,
                Duration.ZERO,
                late,
                Declarations.none(),
                aggregator);
    }

    /** This step, keyed by fields of its input. */
    public WindowSpec<I, A, O> keyBy(List<String> fields) {
        return with(lateness, declarations.withKey(List.of(fields)));
    }

    /** This step with the fields that it reads, where it doesn't read all. */
    public WindowSpec<I, A, O> reads(Set<String> fields) {
        return with(lateness, declarations.withReads(fields));
    }

    /** This step, accepting records for a time after a window's end. */
    public WindowSpec<I, A, O> allowedLateness(Duration lateness) {
        return with(lateness, declarations);
    }

    private WindowSpec<I, A, O> with(Duration changedLateness, Declarations changed) {
        return new WindowSpec<>(
                input, accumulator, output, window, changedLateness, late, changed, aggregator);
    }

    @Override
    public List<RowType> inputTypes() {
        return List.of(input.rowType());
    }

    @Override
    public Optional<RowType> outputType() {
        return Optional.of(output.rowType());
    }
}
