package io.dataprocessing.pipeline.api.window;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;

/**
 * Combines the values of one key and window.
 *
 * <p>The platform calls {@link #create()} for the first value of a window, {@link #add} for each,
 * {@link #merge} where windows grow together or partial results meet, and {@link #result} when the
 * window is emitted. All calls of an instance come from one thread. An aggregator keeps nothing
 * between calls: everything is in the accumulator, which is stored as a row of its schema. An
 * exception sends the value to the step's error policy; one from {@code merge} or {@code result}
 * fails the job, because no single event is to blame.
 *
 * @param <I> what comes in
 * @param <A> the accumulator
 * @param <O> what a window emits
 */
public interface WindowAggregator<I, A, O> {

    /** An empty accumulator. */
    A create();

    /** The accumulator with a value added; it may change and return the one it was given. */
    A add(A accumulator, I value, Instant timestamp);

    /**
     * Two accumulators as one, whatever the order in which their values came; it may change and
     * return the left one.
     */
    A merge(A left, A right);

    /**
     * What the window emits; the accumulator may be used again afterwards and must not be changed.
     *
     * @param key the values of the step's key fields, in their order
     */
    O result(Row key, WindowBounds window, A accumulator);

    /** Whether a result is emitted at all. */
    default boolean isWanted(O result) {
        return true;
    }
}
