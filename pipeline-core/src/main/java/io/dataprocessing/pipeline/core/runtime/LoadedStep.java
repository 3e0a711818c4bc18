package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.StepSpec;

/**
 * A step on a task.
 *
 * @param spec makes the processor
 * @param plugin the loader of the plugin's classes, which is the context loader in every call
 */
public record LoadedStep(StepSpec spec, ClassLoader plugin) {

    public LoadedStep {
        requireNonNull(spec, "spec");
        requireNonNull(plugin, "plugin");
    }
}
