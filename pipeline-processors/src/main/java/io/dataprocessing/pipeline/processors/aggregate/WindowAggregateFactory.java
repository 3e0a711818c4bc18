package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link WindowAggregation}s. */
public final class WindowAggregateFactory implements ProcessorFactory<WindowAggregateOptions> {

    private static final Window ANY = new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO);

    @Override
    public String type() {
        return "window-aggregate";
    }

    @Override
    public String description() {
        return "Combines the records of each key and event-time window into one record.";
    }

    @Override
    public Class<WindowAggregateOptions> optionsType() {
        return WindowAggregateOptions.class;
    }

    @Override
    public StepSpec describe(WindowAggregateOptions options, PlanContext context) {
        if (options.keyBy().isEmpty()) {
            context.problem("key-by", "at least one field is needed.");
        }
        if (options.aggregate().isEmpty()) {
            context.problem("aggregate", "at least one aggregate is needed.");
        }
        Map<String, AggregateFunction> functions = functions(options, context);
        AccumulatorSchema accumulator = AccumulatorSchema.of(functions);
        RowType output = outputType(options, functions, context);
        return WindowSpec.of(
                        Schemas.rows(context.inputType()),
                        accumulator,
                        Schemas.rows(output),
                        options.window().window(options.offset(), context).orElse(ANY),
                        options.late(),
                        () ->
                                new WindowAggregation(
                                        output,
                                        accumulator.size(),
                                        functions.values().toArray(AggregateFunction[]::new)))
                .keyBy(options.keyBy().stream().map(InputField::name).toList())
                .reads(reads(options))
                .allowedLateness(options.allowedLateness());
    }

    private static Map<String, AggregateFunction> functions(
            WindowAggregateOptions options, PlanContext context) {
        Map<String, AggregateFunction> functions = new LinkedHashMap<>();
        for (Map.Entry<String, Aggregate> entry : options.aggregate().entrySet()) {
            AggregateCalls.function(
                            entry.getValue(),
                            problem -> context.problem("aggregate." + entry.getKey(), problem))
                    .ifPresent(function -> functions.put(entry.getKey(), function));
        }
        return functions;
    }

    private static RowType outputType(
            WindowAggregateOptions options,
            Map<String, AggregateFunction> functions,
            PlanContext context) {
        Set<String> taken = new HashSet<>();
        RowType.Builder type = RowType.builder();
        for (int i = 0; i < options.keyBy().size(); i++) {
            String name = options.keyBy().get(i).name();
            if (isFree(name, "key-by[%d]".formatted(i), taken, context)) {
                type.field(context.inputType().field(name).orElseThrow());
            }
        }
        String start = options.windowFields().start();
        if (isFree(start, "window-fields.start", taken, context)) {
            type.field(start, DataTypes.TIMESTAMP);
        }
        String end = options.windowFields().end();
        if (isFree(end, "window-fields.end", taken, context)) {
            type.field(end, DataTypes.TIMESTAMP);
        }
        functions.forEach(
                (name, function) -> {
                    if (isFree(name, "aggregate." + name, taken, context)) {
                        type.field(name, function.resultType());
                    }
                });
        return type.build();
    }

    private static boolean isFree(
            String name, String option, Set<String> taken, PlanContext context) {
        if (!name.matches(WindowAggregateOptions.FIELD_NAME)) {
            context.problem(
                    option,
                    "'%s' can't name a field. Use %s."
                            .formatted(name, WindowAggregateOptions.FIELD_NAME_ALLOWED));
            return false;
        }
        if (!taken.add(name)) {
            context.problem(option, "there is a field '%s' already.".formatted(name));
            return false;
        }
        return true;
    }

    private static Set<String> reads(WindowAggregateOptions options) {
        List<String> reads = new ArrayList<>();
        options.keyBy().forEach(field -> reads.add(field.name()));
        options.aggregate()
                .values()
                .forEach(
                        aggregate ->
                                aggregate
                                        .arguments()
                                        .forEach(argument -> reads.addAll(argument.reads())));
        return Set.copyOf(reads);
    }
}
