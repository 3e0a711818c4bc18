package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes steps that bring nested fields to the top level. */
public final class FlattenFactory implements ProcessorFactory<FlattenOptions> {

    @Override
    public String type() {
        return "flatten";
    }

    @Override
    public String description() {
        return "Brings the fields of nested rows to the top level.";
    }

    @Override
    public Class<FlattenOptions> optionsType() {
        return FlattenOptions.class;
    }

    @Override
    public StepSpec describe(FlattenOptions options, PlanContext context) {
        RowType input = context.inputType();
        boolean indexes = options.arrays() == FlattenOptions.Lists.INDEX;
        if (indexes && options.maxElements().isEmpty()) {
            context.problem(
                    "max-elements",
                    "'arrays: index' needs it, because the fields of the result must be known.");
        }
        if (!indexes && options.maxElements().isPresent()) {
            context.problem("max-elements", "only 'arrays: index' takes it.");
        }
        Set<String> chosen =
                options.fields().isEmpty()
                        ? input.fieldNames()
                        : options.fields().stream()
                                .map(InputField::name)
                                .collect(Collectors.toSet());
        Change change =
                Column.change(
                        new Flattening(options).columns(input, chosen),
                        input,
                        "delimiter",
                        context);
        return ProcessorSpec.of(
                        Schemas.rows(input),
                        Schemas.rows((RowType) change.type()),
                        () -> new Reshape(() -> change))
                .reads(chosen);
    }
}
