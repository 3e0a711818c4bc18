package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.expression.AggregateResult;
import io.dataprocessing.pipeline.core.expression.ExpressionProblem;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Says what is wrong with the expression of an option, at its places in the file.
 *
 * @param fullPath the option's place in the pipeline
 * @param path the option's place in its section
 * @param scalar where the expression stands
 */
record ExpressionReports(Problems problems, String fullPath, String path, ConfigScalar scalar) {

    Optional<Expression> expression(ExpressionResult result) {
        if (result instanceof ExpressionResult.Success success) {
            report(success.warnings(), Problem.Severity.WARNING, "W230");
            return Optional.of(success.expression());
        }
        report(((ExpressionResult.Failure) result).problems(), Problem.Severity.ERROR, "E230");
        return Optional.empty();
    }

    Optional<Aggregate> aggregate(AggregateResult result) {
        if (result instanceof AggregateResult.Success success) {
            report(success.warnings(), Problem.Severity.WARNING, "W230");
            return Optional.of(success.aggregate());
        }
        report(((AggregateResult.Failure) result).problems(), Problem.Severity.ERROR, "E230");
        return Optional.empty();
    }

    private void report(List<ExpressionProblem> found, Problem.Severity severity, String code) {
        for (ExpressionProblem problem : found) {
            Position position = scalar.positionOf(problem.offset(), problem.length());
            String end = problem.suggestion().isPresent() ? "" : ".";
            problems.add(
                    new Problem(
                            severity,
                            code,
                            position,
                            fullPath,
                            path + ": " + problem.message() + end,
                            problem.suggestion()));
        }
    }
}
