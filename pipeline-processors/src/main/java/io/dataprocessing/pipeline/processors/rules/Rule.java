package io.dataprocessing.pipeline.processors.rules;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Comparator;

/**
 * A rule that is on.
 *
 * @param name its name
 * @param priority how important it is
 * @param condition what an event must meet
 * @param row the rule as it came
 */
record Rule(String name, long priority, Expression condition, Row row) {

    /** The order in which rules are applied. */
    static final Comparator<Rule> ORDER =
            Comparator.comparingLong(Rule::priority).reversed().thenComparing(Rule::name);

    Rule {
        requireNonNull(name, "name");
        requireNonNull(condition, "condition");
        requireNonNull(row, "row");
    }
}
