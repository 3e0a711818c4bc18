package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.processors.rules.DynamicRulesOptions.MissingRules;
import io.dataprocessing.pipeline.processors.rules.DynamicRulesOptions.Unmatched;
import java.util.List;

/** Makes {@link DynamicRules} and {@link HoldingRules}. */
public final class DynamicRulesFactory implements ProcessorFactory<DynamicRulesOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public DynamicRulesFactory() {}

    @Override
    public String type() {
        return "dynamic-rules";
    }

    @Override
    public String description() {
        return "Tests each event against rules that come as records and change while the job runs.";
    }

    @Override
    public Class<DynamicRulesOptions> optionsType() {
        return DynamicRulesOptions.class;
    }

    @Override
    public StepSpec describe(DynamicRulesOptions options, PlanContext context) {
        Schema<Row> events = Schemas.rows(context.inputType());
        Schema<Row> rules =
                Schemas.rows(context.inputTypes().get(context.inputTypes().size() > 1 ? 1 : 0));
        if (context.inputTypes().size() != 2) {
            return BroadcastProcessorSpec.of(
                    events, rules, events, List.of(), DynamicRulesFactory::notInOrder);
        }
        return new RulesPlanning(options, context)
                .plan()
                .map(plan -> spec(options, plan, rules))
                .orElseGet(
                        () ->
                                BroadcastProcessorSpec.of(
                                        events,
                                        rules,
                                        events,
                                        List.of(),
                                        DynamicRulesFactory::notInOrder));
    }

    private static DynamicRules notInOrder() {
        throw new IllegalStateException("the options of the step were not in order");
    }

    private static BroadcastProcessorSpec<Row, Row, Row> spec(
            DynamicRulesOptions options, RulesPlan plan, Schema<Row> rules) {
        boolean holds = options.missingRules() == MissingRules.HOLD;
        BroadcastProcessorSpec<Row, Row, Row> spec =
                BroadcastProcessorSpec.of(
                        plan.events(),
                        rules,
                        Schemas.rows(plan.output().type()),
                        List.of(plan.rules()),
                        () ->
                                holds
                                        ? new HoldingRules(options, plan)
                                        : new DynamicRules(options, plan));
        if (options.unmatched() == Unmatched.OUTPUT) {
            spec = spec.sideOutput(plan.unmatched());
        }
        return holds
                ? spec.keyBy(options.keyBy().stream().map(InputField::name).toList())
                        .state(plan.held())
                        .timers()
                : spec;
    }
}
