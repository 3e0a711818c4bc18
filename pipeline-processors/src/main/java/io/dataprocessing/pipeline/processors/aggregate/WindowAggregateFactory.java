package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;

/** Makes {@link WindowAggregation}s and {@link GlobalAggregation}s. */
public final class WindowAggregateFactory implements ProcessorFactory<WindowAggregateOptions> {

    @Override
    public String type() {
        return "window-aggregate";
    }

    @Override
    public String description() {
        return "Combines the records of each key and window into one record.";
    }

    @Override
    public Class<WindowAggregateOptions> optionsType() {
        return WindowAggregateOptions.class;
    }

    @Override
    public StepSpec describe(WindowAggregateOptions options, PlanContext context) {
        return new WindowAggregatePlanning(options, context).spec();
    }
}
