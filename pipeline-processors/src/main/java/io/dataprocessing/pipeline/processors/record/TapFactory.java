package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Makes {@link Tap}s. */
public final class TapFactory implements ProcessorFactory<TapOptions> {

    private static final String ERRORS = "errors";

    @Override
    public String type() {
        return "tap";
    }

    @Override
    public String description() {
        return "Logs, measures and samples records that go by, and changes nothing.";
    }

    @Override
    public Class<TapOptions> optionsType() {
        return TapOptions.class;
    }

    @Override
    public StepSpec describe(TapOptions options, PlanContext context) {
        check(options, context);
        Schema<Row> rows = Schemas.rows(context.inputType());
        Optional<SideOutput<Row>> sampled =
                options.sampleEvery().map(every -> new SideOutput<>("sampled", rows));
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(rows, rows, () -> new Tap(options, sampled)).reads(reads(options));
        return sampled.isPresent() ? spec.sideOutput(sampled.get()) : spec;
    }

    private static void check(TapOptions options, PlanContext context) {
        if (options.log().isEmpty()
                && options.metrics().isEmpty()
                && options.sampleEvery().isEmpty()) {
            context.problem(
                    "log", "nothing is watched. Give log, metrics, sample-every or several.");
        }
        options.metrics()
                .forEach((name, metric) -> check("metrics." + name, name, metric, context));
    }

    private static void check(
            String place, String name, TapOptions.Metric metric, PlanContext context) {
        if (!name.matches("[A-Za-z0-9_-]+") || name.equals(ERRORS)) {
            context.problem(
                    place,
                    "'%s' can't name a metric here. Use letters, digits, '_' and '-', not 'errors'."
                            .formatted(name));
        }
        if (metric.value().isEmpty()) {
            if (metric.type() != TapOptions.Kind.COUNTER) {
                context.problem(place + ".value", "only a counter has no value.");
            }
            return;
        }
        DataType type = metric.value().get().type().asRequired();
        boolean whole = type.equals(DataTypes.INT) || type.equals(DataTypes.LONG);
        boolean number =
                whole
                        || type.equals(DataTypes.FLOAT)
                        || type.equals(DataTypes.DOUBLE)
                        || type instanceof DecimalType;
        if (metric.type() == TapOptions.Kind.GAUGE ? !number : !whole) {
            context.problem(
                    place + ".value",
                    "gives %s, but %s is wanted."
                            .formatted(
                                    type,
                                    metric.type() == TapOptions.Kind.GAUGE
                                            ? "a number"
                                            : "an int or long"));
        }
    }

    private static Set<String> reads(TapOptions options) {
        Set<String> reads = new LinkedHashSet<>();
        options.log()
                .ifPresent(
                        log -> {
                            log.fields().stream().map(InputField::name).forEach(reads::add);
                            add(reads, log.when());
                        });
        for (TapOptions.Metric metric : options.metrics().values()) {
            add(reads, metric.value());
            add(reads, metric.when());
        }
        return reads;
    }

    private static void add(Set<String> reads, Optional<Expression> expression) {
        expression.ifPresent(found -> reads.addAll(found.reads()));
    }
}
