package io.dataprocessing.pipeline.api;

/**
 * A step with two inputs that share keys and state, such as a join or a correlation.
 *
 * <p>Life cycle and rules as those of {@link Processor}. Records of the two inputs come in no
 * defined order relative to each other; event time is the smaller of the two watermarks.
 *
 * @param <L> what comes from the first input
 * @param <R> what comes from the second input
 * @param <O> what goes out
 */
public interface CoProcessor<L, R, O> {

    /** Called once before the first record; the place for state handles, metrics and resources. */
    default void open(ProcessorContext context) throws Exception {}

    /** Handles a record of the first input. */
    void processLeft(Input<L> input, Output<O> output) throws Exception;

    /** Handles a record of the second input. */
    void processRight(Input<R> input, Output<O> output) throws Exception;

    /** Called when a timer of the step fires, with the state of the timer's key. */
    default void onTimer(Timer timer, Output<O> output) throws Exception {}

    /** Called once at the end; releases what {@link #open} took. */
    default void close() throws Exception {}
}
