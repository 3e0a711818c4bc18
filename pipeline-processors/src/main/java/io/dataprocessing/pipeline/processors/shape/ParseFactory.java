package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.Set;

/** Makes {@link Parse}s. */
public final class ParseFactory implements ProcessorFactory<ParseOptions> {

    @Override
    public String type() {
        return "parse";
    }

    @Override
    public String description() {
        return "Finds fields in a text: json, csv, key-value, regex, grok, url, user-agent.";
    }

    @Override
    public Class<ParseOptions> optionsType() {
        return ParseOptions.class;
    }

    @Override
    public StepSpec describe(ParseOptions options, PlanContext context) {
        ParsePlan plan = new ParsePlanning(options, context).plan();
        return ProcessorSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(plan.outputType()),
                        () -> new Parse(plan))
                .reads(Set.of(plan.field().root()));
    }
}
