package io.dataprocessing.pipeline.core.preflight;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.util.List;

/**
 * A plan for which everything outside is there.
 *
 * @param plan the plan, with the ids of the schemas that it writes
 * @param facts what was made or found, a sentence each
 */
public record PreparedPlan(PipelinePlan plan, List<String> facts) {

    public PreparedPlan {
        requireNonNull(plan, "plan");
        facts = List.copyOf(facts);
    }
}
