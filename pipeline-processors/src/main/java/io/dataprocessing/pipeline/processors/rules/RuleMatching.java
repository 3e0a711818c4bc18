package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.processors.rules.DynamicRulesOptions.RuleMatch;
import java.util.ArrayList;
import java.util.List;

/** Makes the results of an event: one for each rule that it meets. */
final class RuleMatching {

    private final RulesPlan plan;
    private final boolean firstOnly;
    private final Expression[] added;
    private final int[] slots;

    RuleMatching(DynamicRulesOptions options, RulesPlan plan) {
        this.plan = plan;
        this.firstOnly = options.match() == RuleMatch.FIRST;
        this.added = plan.added().toArray(Expression[]::new);
        this.slots = plan.slots().stream().mapToInt(slot -> slot).toArray();
    }

    /**
     * The results of an event, in the order of the rules; none if it meets none.
     *
     * @throws EvaluationException if a condition or an added field has no value for it
     */
    List<Row> results(Row event, List<Rule> rules) {
        List<Row> results = List.of();
        for (Rule rule : rules) {
            if (meets(event, rule)) {
                if (firstOnly) {
                    return List.of(result(event, rule));
                }
                results = results.isEmpty() ? new ArrayList<>() : results;
                results.add(result(event, rule));
            }
        }
        return results;
    }

    private static boolean meets(Row event, Rule rule) {
        try {
            return rule.condition().test(event);
        } catch (EvaluationException e) {
            throw new EvaluationException(
                    "rule '%s': %s".formatted(rule.name(), e.getMessage()), e);
        }
    }

    private Row result(Row event, Rule rule) {
        Object[] own = new Object[plan.output().ownValues()];
        own[plan.nameSlot()] = rule.row().get(plan.fields().name());
        Row joined = added.length == 0 ? event : plan.joined().apply(event, rule.row());
        for (int i = 0; i < added.length; i++) {
            own[slots[i]] = added[i].evaluate(joined);
        }
        return plan.output().apply(event, own);
    }
}
