package io.dataprocessing.pipeline.api;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A step that waits for others, such as a database or a service, without holding up the records
 * behind.
 *
 * <p>Life cycle as that of {@link Processor}, with these differences: {@link #process} starts the
 * work and returns at once; up to the spec's capacity of records are under way together; results
 * leave in the order of the input unless the spec allows otherwise, and never across a watermark.
 * The returned stage may be completed on any thread. Records under way belong to the checkpoint and
 * are processed again after a recovery, so calls may happen more than once. A stage that completes
 * exceptionally, or not within the spec's timeout, sends the record to retries and then to the
 * step's error policy. There is no keyed state and no timers.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public interface AsyncProcessor<I, O> {

    /** Called once before the first record; the place for clients and metrics. */
    default void open(ProcessorContext context) throws Exception {}

    /**
     * Starts the work for a value.
     *
     * @return completed with the results, none to drop the record
     * @throws Exception if the work can't even be started; treated as a failed stage
     */
    CompletionStage<List<O>> process(I value) throws Exception;

    /** Called once at the end; releases what {@link #open} took. */
    default void close() throws Exception {}
}
