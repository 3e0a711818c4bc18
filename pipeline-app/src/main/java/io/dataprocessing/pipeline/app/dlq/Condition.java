package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionProblem;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * An expression over letters.
 *
 * @param expression over {@link LetterRow}
 */
record Condition(Expression expression) {

    Condition {
        requireNonNull(expression, "expression");
    }

    /**
     * The condition of a text.
     *
     * @throws ParameterException if it's wrong, with everything that is
     */
    static Condition compile(String text, CommandLine line) {
        ExpressionResult result =
                new ExpressionCompiler().compile(text, LetterRow.TYPE, DataTypes.BOOLEAN);
        if (result instanceof ExpressionResult.Success success) {
            return new Condition(success.expression());
        }
        throw new ParameterException(
                line,
                ((ExpressionResult.Failure) result)
                        .problems().stream()
                                .map(Condition::words)
                                .collect(Collectors.joining("\n")));
    }

    private static String words(ExpressionProblem problem) {
        return "--where, at character %d: %s.%s"
                .formatted(
                        problem.offset() + 1,
                        problem.message(),
                        problem.suggestion().map(" Did you mean '%s'?"::formatted).orElse(""));
    }

    /**
     * Whether it's true for a letter.
     *
     * @throws EvaluationException if it has no value
     */
    boolean test(Letter letter) {
        return expression.test(LetterRow.of(letter));
    }
}
