package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.util.Map;

/** Makes {@link RunningAggregation}s. */
public final class RunningAggregateFactory implements ProcessorFactory<RunningAggregateOptions> {

    @Override
    public String type() {
        return "running-aggregate";
    }

    @Override
    public String description() {
        return "Adds to each record what is computed over it and those of its key before it.";
    }

    @Override
    public Class<RunningAggregateOptions> optionsType() {
        return RunningAggregateOptions.class;
    }

    @Override
    public StepSpec describe(RunningAggregateOptions options, PlanContext context) {
        if (options.rows().isPresent() && options.range().isPresent()) {
            context.problem("range", "choose rows or range, or neither for all records so far.");
        }
        RunningFunctions functions = functions(options, context);
        RowType output = outputType(functions, options, context);
        RowMapping mapping = RowMapping.extending(output, context.inputType().size());
        boolean event = options.time() == WindowTime.EVENT;
        RunningState state = RunningState.of(functions, event ? Ttl.none() : options.ttl());
        ProcessorSpec<?, ?> spec =
                ProcessorSpec.of(
                                Schemas.rows(context.inputType()),
                                Schemas.rows(output),
                                () -> new RunningAggregation(options, functions, state, mapping))
                        .keyBy(options.keyBy().stream().map(InputField::name).toList())
                        .state(state.spec());
        LatePolicy late = late(options, context);
        return event ? spec.timers().inOrder(late) : spec;
    }

    private static LatePolicy late(RunningAggregateOptions options, PlanContext context) {
        boolean event = options.time() == WindowTime.EVENT;
        if (event && options.late().isEmpty()) {
            context.problem("late", "is required in event time. Use drop, dead-letter or output.");
        }
        if (!event && options.late().isPresent()) {
            context.problem("late", "nothing is late in processing time. Leave it out.");
        }
        return options.late().orElse(LatePolicy.DROP);
    }

    private static RunningFunctions functions(
            RunningAggregateOptions options, PlanContext context) {
        if (options.aggregate().isEmpty()) {
            context.problem("aggregate", "at least one aggregate is needed.");
        }
        RunningFunctions functions = RunningFunctions.none();
        RunningCalls calls = new RunningCalls(functions, Ties.BY_ARRIVAL);
        for (Map.Entry<String, Aggregate> entry : options.aggregate().entrySet()) {
            calls.add(
                    entry.getKey(),
                    entry.getValue(),
                    problem -> context.problem("aggregate." + entry.getKey(), problem));
        }
        return functions;
    }

    private static RowType outputType(
            RunningFunctions functions, RunningAggregateOptions options, PlanContext context) {
        OutputFields fields = new OutputFields(context);
        for (Field field : context.inputType().fields()) {
            fields.addInput(field);
        }
        for (String name : options.aggregate().keySet()) {
            if (functions.has(name)) {
                fields.add(name, functions.type(name), "aggregate." + name);
            }
        }
        return fields.type();
    }
}
