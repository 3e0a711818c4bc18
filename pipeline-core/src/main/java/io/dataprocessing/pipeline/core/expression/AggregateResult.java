package io.dataprocessing.pipeline.core.expression;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import java.util.List;

/** What became of an aggregate's text: a call with checked arguments, or all that is wrong. */
public sealed interface AggregateResult {

    /**
     * The text is right, as far as arguments go; whether the function exists is for the caller.
     *
     * @param aggregate the call
     * @param warnings what is allowed but probably not meant
     */
    record Success(Aggregate aggregate, List<ExpressionProblem> warnings)
            implements AggregateResult {

        public Success {
            requireNonNull(aggregate, "aggregate");
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The text is wrong.
     *
     * @param problems all of them, at least one, in the order of the text
     */
    record Failure(List<ExpressionProblem> problems) implements AggregateResult {

        public Failure {
            problems = List.copyOf(problems);
        }
    }
}
