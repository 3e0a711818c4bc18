package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A step with an {@link AsyncProcessor}.
 *
 * @param input what the processor takes
 * @param output what it emits
 * @param limits how much is under way, and for how long
 * @param declarations the fields it reads; no key, state, timers or side outputs
 * @param processor creates an instance; called once for each parallel instance, on the task manager
 */
public record AsyncProcessorSpec<I, O>(
        Schema<I> input,
        Schema<O> output,
        Limits limits,
        Declarations declarations,
        Supplier<AsyncProcessor<I, O>> processor)
        implements StepSpec {

    /**
     * How asynchronous work is bounded.
     *
     * @param capacity how many records are under way at once in each parallel instance; 1 or more
     * @param timeout how long all attempts for a record may take together
     * @param ordered whether results leave in the order of the input
     * @param attempts how often a record is tried; 1 for no retries
     * @param backoff the wait before the second attempt; it doubles with each further one
     */
    public record Limits(
            int capacity, Duration timeout, boolean ordered, int attempts, Duration backoff) {

        public Limits {
            requireNonNull(timeout, "timeout");
            requireNonNull(backoff, "backoff");
            if (capacity < 1 || attempts < 1) {
                throw new IllegalArgumentException("capacity and attempts must be at least 1");
            }
        }
    }

    public AsyncProcessorSpec {
        requireNonNull(input, "input");
        requireNonNull(output, "output");
        requireNonNull(limits, "limits");
        requireNonNull(declarations, "declarations");
        requireNonNull(processor, "processor");
    }

    /** A step from one schema to another. */
    public static <I, O> AsyncProcessorSpec<I, O> of(
            Schema<I> input,
            Schema<O> output,
            Limits limits,
            Supplier<AsyncProcessor<I, O>> processor) {
        return new AsyncProcessorSpec<>(input, output, limits, Declarations.none(), processor);
    }

    /** This step with the fields that it reads, where it doesn't read all. */
    public AsyncProcessorSpec<I, O> reads(Set<String> fields) {
        return new AsyncProcessorSpec<>(
                input, output, limits, declarations.withReads(fields), processor);
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
