package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.processors.rules.DynamicRulesOptions.Unmatched;
import java.util.List;
import java.util.Optional;

/** Tests each event against the rules that have come so far. */
final class DynamicRules implements BroadcastProcessor<Row, Row, Row> {

    private final RulesPlan plan;
    private final RuleSet rules;
    private final RuleMatching matching;
    private final boolean hasUnmatched;
    private Optional<Output<Row>> unmatched = Optional.empty();
    private Metrics.Counter unmatchedEvents;

    DynamicRules(DynamicRulesOptions options, RulesPlan plan) {
        this.plan = plan;
        this.rules = new RuleSet(plan, options.maxRules());
        this.matching = new RuleMatching(options, plan);
        this.hasUnmatched = options.unmatched() == Unmatched.OUTPUT;
    }

    @Override
    public void open(ProcessorContext context) {
        if (hasUnmatched) {
            unmatched = Optional.of(context.sideOutput(plan.unmatched()));
        }
        unmatchedEvents = context.metrics().counter("unmatched");
        context.metrics().gauge("rules", rules::size);
    }

    @Override
    public void process(Input<Row> input, ReadOnlyStates states, Output<Row> output) {
        List<Row> results = results(input.value(), states.view(plan.rules()));
        for (Row result : results) {
            output.emit(result);
        }
        if (results.isEmpty()) {
            unmatchedEvents.increment();
            unmatched.ifPresent(side -> side.emit(input.value()));
        }
    }

    private List<Row> results(Row event, MapView<String, Row> state) {
        rules.load(state);
        return matching.results(event, rules.ordered());
    }

    @Override
    public void processBroadcast(Input<Row> input, States states, Output<Row> output) {
        rules.load(states.state(plan.rules()));
        rules.take(input.value(), states.state(plan.rules()));
    }
}
