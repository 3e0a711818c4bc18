package io.dataprocessing.pipeline.api;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;
import java.util.Optional;

/**
 * What a factory says of a step before it runs: the types that go in and out, what it's keyed by,
 * the state it keeps. From it the platform checks the rest of the pipeline, builds the job and
 * explains it; only then, on the task managers, is the processor created.
 */
public sealed interface StepSpec
        permits ProcessorSpec,
                AsyncProcessorSpec,
                CoProcessorSpec,
                BroadcastProcessorSpec,
                WindowSpec {

    /** The row types that the step's inputs are converted to, one for each input. */
    List<RowType> inputTypes();

    /** The type of the main output; empty if the step has side outputs only. */
    Optional<RowType> outputType();

    /** Key, state, timers, side outputs, fields read. */
    Declarations declarations();
}
