package io.dataprocessing.pipeline.suite.smt;

import io.dataprocessing.pipeline.api.ProcessorFactory;

/** What of ours does what a transform does in one of the cases. */
sealed interface SmtStep {

    /** The transform of the case. */
    String transform();

    /**
     * A step that gives what the case expects.
     *
     * @param options as in a pipeline file
     * @param input the fields of the records
     * @param expected what it gives where that is decided differently here; empty for what the case
     *     says
     */
    record Gives(
            String transform,
            ProcessorFactory<?> factory,
            String options,
            String input,
            String expected)
            implements SmtStep {}

    /**
     * A step that can't be planned.
     *
     * @param message what its author is told
     */
    record Refused(
            String transform,
            ProcessorFactory<?> factory,
            String options,
            String input,
            String message)
            implements SmtStep {}

    /**
     * A step that fails for the record.
     *
     * @param message what stands in the error
     */
    record Fails(
            String transform,
            ProcessorFactory<?> factory,
            String options,
            String input,
            String message)
            implements SmtStep {}

    /**
     * Nothing that a step should do.
     *
     * @param reason why
     */
    record None(String transform, String reason) implements SmtStep {}
}
