package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.expression.InvalidExpressionException;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.MapView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of an instance, compiled: what broadcast state holds, from which they are made again
 * after a restore.
 */
final class RuleSet {

    private final RulesPlan plan;
    private final int mostRules;
    private final Map<String, Rule> active = new HashMap<>();
    private final Map<String, String> broken = new TreeMap<>();
    private List<Rule> ordered = List.of();
    private boolean loaded;

    RuleSet(RulesPlan plan, int mostRules) {
        this.plan = plan;
        this.mostRules = mostRules;
    }

    /** Compiles what state holds, once. */
    void load(MapView<String, Row> state) {
        if (loaded) {
            return;
        }
        loaded = true;
        for (Map.Entry<String, Row> entry : state.entries()) {
            try {
                activate(entry.getKey(), entry.getValue());
            } catch (EvaluationException e) {
                broken.put(entry.getKey(), e.getMessage());
            }
        }
        order();
    }

    /**
     * Takes in a rule that came.
     *
     * @throws EvaluationException if it's wrong, or one too many; nothing has changed then
     */
    void take(Row row, MapState<String, Row> state) {
        if (row.isNull(plan.fields().name())) {
            throw new EvaluationException(
                    "a rule has no name: field '%s' is null"
                            .formatted(field(plan.fields().name(), row)));
        }
        String name = String.valueOf(row.get(plan.fields().name()));
        if (plan.fields().isDeleted(row)) {
            state.remove(name);
            active.remove(name);
        } else {
            checkNumber(name, state);
            activate(name, row.materialized());
            state.put(name, row);
        }
        broken.remove(name);
        order();
    }

    private void checkNumber(String name, MapState<String, Row> state) {
        if (state.contains(name)) {
            return;
        }
        int count = 0;
        for (Map.Entry<String, Row> ignored : state.entries()) {
            count++;
        }
        if (count >= mostRules) {
            throw new EvaluationException(
                    "rule '%s' is one too many: there are %d already. Delete some, or raise 'max-rules'."
                            .formatted(name, count));
        }
    }

    private void activate(String name, Row row) {
        int field = plan.fields().condition();
        if (row.isNull(field)) {
            throw new EvaluationException(
                    "rule '%s' has no condition: field '%s' is null"
                            .formatted(name, field(field, row)));
        }
        Expression condition = compile(name, (String) row.get(field));
        if (plan.fields().isEnabled(row)) {
            active.put(name, new Rule(name, plan.fields().priority(row), condition, row));
        } else {
            active.remove(name);
        }
    }

    private Expression compile(String name, String condition) {
        try {
            return plan.expressions()
                    .compile(condition, plan.events().rowType(), DataTypes.BOOLEAN);
        } catch (InvalidExpressionException e) {
            throw new EvaluationException(
                    "rule '%s': condition %s".formatted(name, e.getMessage()), e);
        }
    }

    private static String field(int index, Row row) {
        return row.type().field(index).name();
    }

    private void order() {
        List<Rule> rules = new ArrayList<>(active.values());
        rules.sort(Rule.ORDER);
        ordered = rules;
    }

    /**
     * The rules that are on, in their order.
     *
     * @throws EvaluationException if restored rules no longer fit the events, so that nobody knows
     *     whether an event meets them
     */
    List<Rule> ordered() {
        if (!broken.isEmpty()) {
            throw new EvaluationException(
                    "rules that were restored no longer fit the events. Send corrected ones, or delete them: "
                            + String.join("; ", broken.values()));
        }
        return ordered;
    }

    /** How many rules are on. */
    int size() {
        return ordered.size();
    }
}
