package io.dataprocessing.pipeline.api;

/**
 * A step that handles one record at a time.
 *
 * <p>Life cycle, for each parallel instance:
 *
 * <ol>
 *   <li>The factory's spec creates the instance on the task manager. Nothing of it is ever
 *       serialized.
 *   <li>{@link #open} is called once, before any record, also after a recovery; state restored from
 *       a checkpoint is there already.
 *   <li>{@link #process} is called for each record and {@link #onTimer} for each timer that fires,
 *       always on the same thread, never two at once. Both see the state of one key.
 *   <li>A checkpoint is taken between two calls. After a failure a new instance is opened with the
 *       state of the last checkpoint, and the records since then come again: state and output
 *       follow exactly-once, other effects don't.
 *   <li>{@link #close} is called once on the same thread, at the end of a bounded job, on
 *       cancellation and on failure; not if the machine dies.
 * </ol>
 *
 * <p>An exception from {@code process} sends the record to the step's error policy ({@code fail},
 * {@code dead-letter} or {@code skip}); what it emitted before stays emitted, what it stored stays
 * stored, so check first and act then. An exception from {@code open}, {@code onTimer} or {@code
 * close} fails the job. A call must not block: records behind it wait, and so do checkpoints. Use
 * an {@link AsyncProcessor} to wait for others.
 *
 * <p>The context class loader is the plugin's during every call.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public interface Processor<I, O> {

    /** Called once before the first record; the place for state handles, metrics and resources. */
    default void open(ProcessorContext context) throws Exception {}

    /**
     * Handles a record.
     *
     * @param input valid until the call returns
     * @param output takes any number of results
     * @throws Exception whatever goes wrong with this record; see the error policy above
     */
    void process(Input<I> input, Output<O> output) throws Exception;

    /** Called when a timer of the step fires, with the state of the timer's key. */
    default void onTimer(Timer timer, Output<O> output) throws Exception {}

    /** Called once at the end; releases what {@link #open} took. */
    default void close() throws Exception {}
}
