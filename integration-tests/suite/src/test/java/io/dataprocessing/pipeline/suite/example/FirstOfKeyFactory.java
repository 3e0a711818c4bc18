package io.dataprocessing.pipeline.suite.example;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.util.List;

/** Describes and creates steps of the type {@code first-of-key}. */
public final class FirstOfKeyFactory implements ProcessorFactory<FirstOfKeyFactory.Options> {

    /** The options of a step. */
    public record Options(
            @Description("The fields that make two records the same.") List<InputField> keyBy,
            @Description("How long a key is remembered.") Duration ttl) {}

    @Override
    public String type() {
        return "first-of-key";
    }

    @Override
    public String description() {
        return "Passes the first record of each key and drops later ones.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        Schema<Row> records = Schemas.rows(context.inputType());
        StateSpec<ValueState<Boolean>> seen =
                StateSpec.value("seen", Schemas.scalar(Boolean.class), Ttl.of(options.ttl()));
        return ProcessorSpec.of(records, records, () -> new FirstOfKey(seen))
                .keyBy(options.keyBy().stream().map(InputField::name).toList())
                .state(seen);
    }
}
