package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * One parallel instance of a step, run without a cluster: the test feeds it, moves both clocks and
 * takes what it gives. It's used by one thread.
 *
 * <p>It does what the platform does, and looks closer: rows are copied on every edge and in state,
 * what was emitted or handed in must not be changed afterwards, what comes out must be of the
 * declared type, and inputs, outputs, state and timers can be used only inside a call. A violation
 * is an {@link AssertionError}.
 */
public sealed interface StepHarness extends AutoCloseable
        permits ProcessorHarness,
                CoProcessorHarness,
                AsyncProcessorHarness,
                BroadcastProcessorHarness,
                WindowHarness {

    /**
     * A running step.
     *
     * @param description describes the step; called again for each new instance, as the platform
     *     does on each machine
     * @throws Exception whatever the step throws when it's opened
     * @throws IllegalArgumentException if the kind of step has no harness
     */
    static StepHarness start(Supplier<? extends StepSpec> description) throws Exception {
        StepSpec spec = description.get();
        if (spec instanceof ProcessorSpec<?, ?>) {
            return ProcessorHarness.start(() -> (ProcessorSpec<?, ?>) description.get());
        }
        if (spec instanceof CoProcessorSpec<?, ?, ?>) {
            return CoProcessorHarness.start(() -> (CoProcessorSpec<?, ?, ?>) description.get());
        }
        if (spec instanceof AsyncProcessorSpec<?, ?>) {
            return AsyncProcessorHarness.start(() -> (AsyncProcessorSpec<?, ?>) description.get());
        }
        if (spec instanceof BroadcastProcessorSpec<?, ?, ?>) {
            return BroadcastProcessorHarness.start(
                    () -> (BroadcastProcessorSpec<?, ?, ?>) description.get());
        }
        if (spec instanceof WindowSpec<?, ?, ?>) {
            return WindowHarness.start(() -> (WindowSpec<?, ?, ?>) description.get());
        }
        throw new IllegalArgumentException(
                "there is no harness for a " + spec.getClass().getSimpleName());
    }

    /**
     * Feeds a record to the first input, whose row is read as the step's input type as it would be
     * in a pipeline. A step that takes records in the order of event time gets it when the
     * watermark has reached its time.
     *
     * @throws Exception whatever the step throws; what it emitted and stored before stays, and the
     *     next record may be fed
     */
    default void process(TestRecord record) throws Exception {
        process(0, record);
    }

    /**
     * Feeds a record to an input, the first being 0.
     *
     * @throws Exception as {@link #process(TestRecord)}
     * @throws IllegalArgumentException if the step has no such input
     */
    void process(int input, TestRecord record) throws Exception;

    /**
     * Moves event time; due timers and windows fire in the order of their times, and records that
     * waited for their time are handled in between.
     *
     * @throws Exception the first that a timer or such a record caused
     * @throws IllegalArgumentException if it would go back
     */
    void advanceWatermark(Instant watermark) throws Exception;

    /** Moves processing time, which begins at 2025-01-01T00:00Z; due timers fire in order. */
    void advanceClock(Duration by) throws Exception;

    /** The moment that processing time is at. */
    Instant now();

    /** What the step gave and nobody has taken yet, in order, of all outputs. */
    List<Emitted> emitted();

    /** Takes what the step gave, so that the next look shows only what is new. */
    List<Emitted> take();

    /**
     * Lets the next emission fail, as when a later step of the same chain does: the step must let
     * the exception pass, so that the job fails and goes back to its last checkpoint.
     */
    void failNextEmission(RuntimeException failure);

    /** How many records the step gave nothing for. */
    long dropped();

    /** What a checkpoint would hold now. */
    StepSnapshot snapshot();

    /**
     * What a recovery from a checkpoint at this very moment does: the step is described again, a
     * new instance opened with the state as it is, and the old one closed. Event time stays where
     * it is, because the sources go on where they were.
     */
    default void restore() throws Exception {
        restore(snapshot());
    }

    /**
     * Goes back to an earlier moment, as a recovery after a failure does; also what the step gave
     * since then is gone, as it is for a reader of committed records.
     */
    void restore(StepSnapshot snapshot) throws Exception;

    /** Closes the step. */
    @Override
    void close() throws Exception;
}
