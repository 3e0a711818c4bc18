package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;

/** A step that is described, and what was found wrong with it. */
record Described(RowType inputType, List<String> problems) implements PlanContext {

    static Described with(RowType inputType) {
        return new Described(inputType, new ArrayList<>());
    }

    @Override
    public String step() {
        return "step";
    }

    @Override
    public List<RowType> inputTypes() {
        return List.of(inputType);
    }

    @Override
    public void problem(String option, String message) {
        problems.add(option + ": " + message);
    }
}
