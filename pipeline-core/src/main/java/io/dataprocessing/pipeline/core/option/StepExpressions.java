package io.dataprocessing.pipeline.core.option;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.expression.Expressions;
import io.dataprocessing.pipeline.api.expression.InvalidExpressionException;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionProblem;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compiles the expressions of a step that its factory hands over once it knows their fields. */
public final class StepExpressions implements Expressions {

    private final ExpressionCompiler compiler;
    private final Problems problems;
    private final String path;
    private final Function<ExpressionText, ConfigScalar> words;

    /**
     * The expressions of a step.
     *
     * @param problems where problems go
     * @param path the step's place in the pipeline; may be empty
     * @param words where the text of an option stands in the file
     */
    public StepExpressions(
            ExpressionCompiler compiler,
            Problems problems,
            String path,
            Function<ExpressionText, ConfigScalar> words) {
        this.compiler = requireNonNull(compiler, "compiler");
        this.problems = requireNonNull(problems, "problems");
        this.path = requireNonNull(path, "path");
        this.words = requireNonNull(words, "words");
    }

    /** The expressions of a step whose place in a file doesn't matter. */
    public StepExpressions(ExpressionCompiler compiler, Problems problems, String path) {
        this(compiler, problems, path, text -> ConfigScalar.of(text.text()));
    }

    /** An expression; empty after its problems were reported. */
    public Optional<Expression> expression(
            ExpressionText text, RowType type, Optional<DataType> wanted) {
        return reports(text)
                .expression(
                        wanted.map(result -> compiler.compile(text.text(), type, result))
                                .orElseGet(() -> compiler.compile(text.text(), type)));
    }

    /** The call of an aggregate; empty after its problems were reported. */
    public Optional<Aggregate> aggregate(ExpressionText text, RowType type) {
        return reports(text).aggregate(compiler.compileAggregate(text.text(), type));
    }

    private ExpressionReports reports(ExpressionText text) {
        String fullPath = path.isEmpty() ? text.option() : path + "." + text.option();
        return new ExpressionReports(problems, fullPath, text.option(), words.apply(text));
    }

    @Override
    public Expression compile(String text, RowType type, DataType wanted) {
        ExpressionResult result = compiler.compile(text, type, wanted);
        if (result instanceof ExpressionResult.Success success) {
            return success.expression();
        }
        throw new InvalidExpressionException(
                ((ExpressionResult.Failure) result)
                        .problems().stream()
                                .map(StepExpressions::words)
                                .collect(Collectors.joining(" ")));
    }

    private static String words(ExpressionProblem problem) {
        return "at %d: %s.%s"
                .formatted(
                        problem.offset() + 1,
                        problem.message(),
                        problem.suggestion().map(" Did you mean '%s'?"::formatted).orElse(""));
    }
}
