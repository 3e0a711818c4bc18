package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.List;

/** What a factory sees of the pipeline, and what it says of a step's options. */
final class StepReport implements PlanContext {

    private final Planning planning;
    private final Section section;
    private final String step;
    private final List<RowType> inputTypes;
    private boolean clean = true;

    StepReport(Planning planning, Section section, String step, List<RowType> inputTypes) {
        this.planning = planning;
        this.section = section;
        this.step = step;
        this.inputTypes = List.copyOf(inputTypes);
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public List<RowType> inputTypes() {
        return inputTypes;
    }

    @Override
    public void problem(String option, String message) {
        clean = false;
        planning.error(
                PlanCode.STEP_OPTION,
                section,
                option,
                "%s, option '%s': %s".formatted(section.owner(), option, message));
    }

    boolean isClean() {
        return clean;
    }
}
