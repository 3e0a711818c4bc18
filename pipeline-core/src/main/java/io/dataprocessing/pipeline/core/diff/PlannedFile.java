package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;

/**
 * A pipeline file: what it says, and what that means.
 *
 * @param config its words
 * @param plan the plan that was made of them
 * @param catalog what the plan was built from
 */
public record PlannedFile(PipelineConfig config, PipelinePlan plan, Catalog catalog) {

    public PlannedFile {
        requireNonNull(config, "config");
        requireNonNull(plan, "plan");
        requireNonNull(catalog, "catalog");
    }
}
