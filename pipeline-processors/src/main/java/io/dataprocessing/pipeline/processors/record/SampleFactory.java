package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.util.List;
import java.util.Set;

/** Makes {@link SampleFraction} and {@link SampleEvery} steps. */
public final class SampleFactory implements ProcessorFactory<SampleOptions> {

    private static final String FRACTION = "fraction";
    private static final String EVERY_N = "every-n";

    @Override
    public String type() {
        return "sample";
    }

    @Override
    public String description() {
        return "Passes a part of the records: a fraction of them, or every n-th of a key.";
    }

    @Override
    public Class<SampleOptions> optionsType() {
        return SampleOptions.class;
    }

    @Override
    public StepSpec describe(SampleOptions options, PlanContext context) {
        if (options.fraction().isPresent() == options.everyN().isPresent()) {
            context.problem(
                    options.fraction().isPresent() ? EVERY_N : FRACTION,
                    (options.fraction().isPresent() ? "only one is allowed." : "nothing is chosen.")
                            + " Give either fraction or every-n.");
        }
        Schema<Row> rows = Schemas.rows(context.inputType());
        return options.everyN().isPresent()
                ? every(options, options.everyN().get(), rows, context)
                : fraction(options, rows, context);
    }

    private static ProcessorSpec<Row, Row> fraction(
            SampleOptions options, Schema<Row> rows, PlanContext context) {
        double fraction = options.fraction().orElse(1.0);
        unused(!options.keyBy().isEmpty(), "key-by", EVERY_N, context);
        unused(options.ttl().isPresent(), "ttl", EVERY_N, context);
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                        rows,
                        rows,
                        () -> new SampleFraction(fraction, options.by(), options.seed()));
        return options.by().isEmpty() ? spec : spec.reads(Set.copyOf(names(options.by())));
    }

    private static ProcessorSpec<Row, Row> every(
            SampleOptions options, long n, Schema<Row> rows, PlanContext context) {
        unused(!options.by().isEmpty(), "by", FRACTION, context);
        unused(options.seed() != 0, "seed", FRACTION, context);
        if (options.keyBy().isEmpty()) {
            context.problem("key-by", "with 'every-n' at least one field is needed.");
        }
        if (options.ttl().isEmpty()) {
            context.problem(
                    "ttl",
                    "required with 'every-n'. Give a duration, or 'none' to keep every count for"
                            + " ever.");
        }
        StateSpec<ValueState<Long>> count =
                StateSpec.value(
                        "count", Schemas.scalar(Long.class), options.ttl().orElse(Ttl.none()));
        return ProcessorSpec.of(rows, rows, () -> new SampleEvery(count, n))
                .keyBy(names(options.keyBy()))
                .state(count)
                .reads(Set.of());
    }

    private static void unused(
            boolean given, String option, String belongsTo, PlanContext context) {
        if (given) {
            context.problem(option, "it belongs to '%s'. Leave it out.".formatted(belongsTo));
        }
    }

    private static List<String> names(List<InputField> fields) {
        return fields.stream().map(InputField::name).toList();
    }
}
