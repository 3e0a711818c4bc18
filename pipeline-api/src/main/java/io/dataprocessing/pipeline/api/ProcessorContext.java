package io.dataprocessing.pipeline.api;

import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.time.Clock;

/**
 * What the platform gives a processor in {@code open}. It may be kept; state, timers and outputs
 * may be used only inside {@code process} and {@code onTimer}.
 */
public interface ProcessorContext {

    /** The name of the step in the pipeline file. */
    String step();

    /** Which of the step's parallel instances this is, 0 to {@link #parallelism()} - 1. */
    int subtask();

    /** The number of parallel instances of the step. */
    int parallelism();

    /**
     * The handle of a declared cell of state.
     *
     * @throws IllegalArgumentException if the step's spec doesn't declare it
     */
    <S extends State> S state(StateSpec<S> spec);

    /**
     * The timers of the step.
     *
     * @throws IllegalStateException if the step's spec doesn't declare timers
     */
    Timers timers();

    /**
     * A declared side output, to be kept; it emits with the metadata of the record at hand.
     *
     * @throws IllegalArgumentException if the step's spec doesn't declare it
     */
    <T> Output<T> sideOutput(SideOutput<T> sideOutput);

    /** The metrics of the step. */
    Metrics metrics();

    /**
     * The clock for processing time. Use it instead of the system's, so that tests can move it, and
     * only where a result may differ on replay.
     */
    Clock clock();
}
