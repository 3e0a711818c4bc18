package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schemas;

/** Makes {@link Projection}s. */
public final class MapFactory implements ProcessorFactory<MapOptions> {

    @Override
    public String type() {
        return "map";
    }

    @Override
    public String description() {
        return "Computes, keeps, drops, casts and renames fields of each record.";
    }

    @Override
    public Class<MapOptions> optionsType() {
        return MapOptions.class;
    }

    @Override
    public StepSpec describe(MapOptions options, PlanContext context) {
        ProjectionPlan plan = new ProjectionPlanning(options, context).plan();
        return ProcessorSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(plan.outputType()),
                        () -> new Projection(plan))
                .reads(plan.reads());
    }
}
