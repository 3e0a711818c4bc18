package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.plan.StepPlan;

/** Builds the steps of one kind. */
@FunctionalInterface
interface StepTranslator {

    /** Adds the step's operators and publishes their outputs. */
    void translate(StepPlan step, Assembly assembly);
}
