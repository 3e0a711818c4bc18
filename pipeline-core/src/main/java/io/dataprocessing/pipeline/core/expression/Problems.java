package io.dataprocessing.pipeline.core.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with an expression, and what is doubtful. */
final class Problems {

    private final List<ExpressionProblem> errors = new ArrayList<>();
    private final List<ExpressionProblem> warnings = new ArrayList<>();
    private int quiet;

    /** Notes an error; empty, for a caller that gives up at the same place. */
    Optional<Node> error(Span span, String message) {
        return error(span, message, Optional.empty());
    }

    Optional<Node> error(Span span, String message, Optional<String> suggestion) {
        errors.add(ExpressionProblem.at(span, message, suggestion));
        return Optional.empty();
    }

    void warn(Span span, String message) {
        if (quiet == 0) {
            warnings.add(ExpressionProblem.at(span, message));
        }
    }

    /** From here on a null is provided for, until {@link #endQuiet()}. */
    void beginQuiet() {
        quiet++;
    }

    void endQuiet() {
        quiet--;
    }

    List<ExpressionProblem> errors() {
        return sorted(errors);
    }

    List<ExpressionProblem> warnings() {
        return sorted(warnings);
    }

    private static List<ExpressionProblem> sorted(List<ExpressionProblem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(ExpressionProblem::offset))
                .distinct()
                .toList();
    }
}
