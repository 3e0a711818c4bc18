package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;

/**
 * A pipeline file: what it says, and what that means.
 *
 * @param config its words
 * @param plan the plan that was made of them
 */
public record PlannedFile(PipelineConfig config, PipelinePlan plan) {

    public PlannedFile {
        requireNonNull(config, "config");
        requireNonNull(plan, "plan");
    }
}
