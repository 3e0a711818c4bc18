package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.time.Clock;

/** Parts of a plan by themselves, for functions that run outside of an assembled pipeline. */
public final class PlannedParts {

    private PlannedParts() {}

    /** What a function carries to run a step. */
    public static StepDefinition step(StepPlan step) {
        return Assembly.definition(step, new TaskPlugins.Step(step.processor()), Clock.systemUTC());
    }

    /** How a task gets the decoder of a format. */
    public static OnTask<RowDecoder> decoder(FormatRef ref) {
        return new TaskPlugins.Decoder(ref, false);
    }

    /** How a task gets the encoder of a format. */
    public static OnTask<RowEncoder> encoder(FormatRef ref) {
        return new TaskPlugins.Encoder(ref);
    }
}
