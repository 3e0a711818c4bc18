package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes {@link Validate}s. */
public final class ValidateFactory implements ProcessorFactory<ValidateOptions> {

    private static final String INVALID = "invalid";

    @Override
    public String type() {
        return "validate";
    }

    @Override
    public String description() {
        return "Checks each record against rules.";
    }

    @Override
    public Class<ValidateOptions> optionsType() {
        return ValidateOptions.class;
    }

    @Override
    public StepSpec describe(ValidateOptions options, PlanContext context) {
        List<Rule> rules = new RulePlanning(context).plan(options.rules());
        Schema<Row> rows = Schemas.rows(context.inputType());
        boolean tags = options.invalid() == ValidateOptions.Invalid.TAG;
        boolean sideways = options.invalid() == ValidateOptions.Invalid.OUTPUT;
        RowType tagged =
                tags || sideways ? tagged(options.violationsField(), context) : context.inputType();
        Optional<SideOutput<Row>> invalid =
                sideways
                        ? Optional.of(new SideOutput<>(INVALID, Schemas.rows(tagged)))
                        : Optional.empty();
        Set<String> reads = new LinkedHashSet<>();
        rules.forEach(rule -> reads.addAll(rule.check().reads()));
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                                rows,
                                tags ? Schemas.rows(tagged) : rows,
                                () ->
                                        new Validate(
                                                rules,
                                                options.collectAll(),
                                                options.invalid(),
                                                RowMapping.extending(
                                                        tagged, context.inputType().size()),
                                                invalid))
                        .reads(reads);
        return invalid.isPresent() ? spec.sideOutput(invalid.get()) : spec;
    }

    private static RowType tagged(String name, PlanContext context) {
        RowType input = context.inputType();
        if (input.has(name)) {
            context.problem(
                    "violations-field",
                    "the input has a field '%s' already. Give it another name.".formatted(name));
            return input;
        }
        List<Field> fields = new ArrayList<>(input.fields());
        fields.add(Field.of(name, DataTypes.array(DataTypes.STRING)));
        return RowType.of(fields).withName(input.name());
    }
}
