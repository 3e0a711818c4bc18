package io.dataprocessing.pipeline.core.expression;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What became of an expression's text: something to evaluate, or all that is wrong with it. */
public sealed interface ExpressionResult {

    /**
     * The text is right.
     *
     * @param expression ready to be evaluated
     * @param warnings what is allowed but probably not meant
     */
    record Success(CompiledExpression expression, List<ExpressionProblem> warnings)
            implements ExpressionResult {

        public Success {
            requireNonNull(expression, "expression");
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The text is wrong.
     *
     * @param problems all of them, at least one, in the order of the text
     */
    record Failure(List<ExpressionProblem> problems) implements ExpressionResult {

        public Failure {
            problems = List.copyOf(problems);
        }
    }
}
