package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A step that combines the records of a key and window.
 *
 * <p>A window is emitted when time passes its end, unless another {@link WindowEmission} is asked
 * for, and again for each record that comes within the allowed lateness. Records that come later
 * follow the late policy; with {@link LatePolicy#OUTPUT} they leave unchanged through the output
 * {@code late}. At the end of a bounded input all windows are emitted.
 *
 * @param input what comes in
 * @param accumulator what is kept for a window
 * @param output what a window emits
 * @param window which windows
 * @param time the time that they go by
 * @param emission when they are emitted
 * @param lateness how long a window accepts records after its end
 * @param late what becomes of records after that; without meaning in processing time
 * @param merging what the aggregator promises of merges
 * @param declarations the key, required but perhaps without a field, and the fields read; no state,
 *     timers or side outputs of its own
 * @param aggregator creates an instance; called once for each parallel instance, on the task
 *     manager
 */
public record WindowSpec<I, A, O>(
        Schema<I> input,
        Schema<A> accumulator,
        Schema<O> output,
        Window window,
        WindowTime time,
        WindowEmission emission,
        Duration lateness,
        LatePolicy late,
        WindowMerging merging,
        Declarations declarations,
        Supplier<WindowAggregator<I, A, O>> aggregator)
        implements StepSpec {

    public WindowSpec {
        requireNonNull(input, "input");
        requireNonNull(accumulator, "accumulator");
        requireNonNull(output, "output");
        requireNonNull(window, "window");
        requireNonNull(time, "time");
        requireNonNull(emission, "emission");
        requireNonNull(lateness, "lateness");
        requireNonNull(merging, "merging");
        requireNonNull(late, "late");
        requireNonNull(declarations, "declarations");
        requireNonNull(aggregator, "aggregator");
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness can't be negative: " + lateness);
        }
    }

    /** A window step over event time that is emitted on close, without allowed lateness. */
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
                WindowTime.EVENT,
                WindowEmission.ON_CLOSE,
                Duration.ZERO,
                late,
                WindowMerging.IN_ORDER,
                Declarations.none().withTime(EventTimeUse.WATERMARK),
                aggregator);
    }

    /** This step, keyed by fields of its input; without any, all records make one group. */
    public WindowSpec<I, A, O> keyBy(List<String> fields) {
        return with(declarations.withKey(List.of(fields)));
    }

    /** This step with the fields that it reads, where it doesn't read all. */
    public WindowSpec<I, A, O> reads(Set<String> fields) {
        return with(declarations.withReads(fields));
    }

    /** This step, accepting records for a time after a window's end. */
    public WindowSpec<I, A, O> allowedLateness(Duration duration) {
        return with(time, emission, duration, merging, declarations);
    }

    /** This step with windows over processing time, in which nothing is late. */
    public WindowSpec<I, A, O> processingTime() {
        return with(
                WindowTime.PROCESSING,
                emission,
                lateness,
                merging,
                declarations.withTime(EventTimeUse.NONE));
    }

    /** This step, emitted at other times. */
    public WindowSpec<I, A, O> emitted(WindowEmission when) {
        return with(time, when, lateness, merging, declarations);
    }

    /** This step with a promise that lets the platform combine records before it moves them. */
    public WindowSpec<I, A, O> merging(WindowMerging promise) {
        return with(time, emission, lateness, promise, declarations);
    }

    private WindowSpec<I, A, O> with(Declarations changed) {
        return with(time, emission, lateness, merging, changed);
    }

    private WindowSpec<I, A, O> with(
            WindowTime changedTime,
            WindowEmission changedEmission,
            Duration changedLateness,
            WindowMerging changedMerging,
            Declarations changed) {
        return new WindowSpec<>(
                input,
                accumulator,
                output,
                window,
                changedTime,
                changedEmission,
                changedLateness,
                late,
                changedMerging,
                changed,
                aggregator);
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
