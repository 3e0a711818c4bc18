package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import java.util.Optional;

/** What the platform itself reads in the section of a step. */
@Description("A step, beside the options of its type.")
record StepSettings(
        @Description("What the step does: the name of a processor or transform.") @Example("filter")
                String type,
        @Description(
                        "What the step reads: a source or step, 'step.output' for a side output, or"
                                + " a list of them. The step above if left out, the only source for"
                                + " the first step.")
                @Example("[orders, refunds]")
                Optional<ConfigNode> input,
        @Description(
                        "What becomes of a record that the step can't handle: the job fails, the"
                                + " record goes to the dead letters, or it's dropped and counted.")
                @Default("fail")
                ErrorPolicy onError,
        @Description("The number of parallel instances; execution.parallelism if left out.")
                @Range(min = 1, max = ExecutionSettings.MAX_KEY_GROUPS)
                Optional<Integer> parallelism,
        @Description("What it's for, in your words.") @Default("") String description) {}
