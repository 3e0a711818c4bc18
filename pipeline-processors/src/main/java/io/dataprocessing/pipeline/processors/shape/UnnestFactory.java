package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.stream.Collectors;

/** Makes {@link Unnest}s. */
public final class UnnestFactory implements ProcessorFactory<UnnestOptions> {

    @Override
    public String type() {
        return "unnest";
    }

    @Override
    public String description() {
        return "Makes a record of each element of a list or map.";
    }

    @Override
    public Class<UnnestOptions> optionsType() {
        return UnnestOptions.class;
    }

    @Override
    public StepSpec describe(UnnestOptions options, PlanContext context) {
        UnnestPlan plan = new UnnestPlanning(options, context).plan();
        return ProcessorSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(plan.outputType()),
                        () -> new Unnest(plan))
                .reads(
                        plan.lists().stream()
                                .map(list -> list.path().root())
                                .collect(Collectors.toSet()));
    }
}
