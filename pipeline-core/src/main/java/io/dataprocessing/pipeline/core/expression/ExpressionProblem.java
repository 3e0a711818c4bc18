package io.dataprocessing.pipeline.core.expression;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something wrong, or doubtful, at a place of an expression.
 *
 * @param offset where it starts, in UTF-16 chars from the start of the text, 0-based
 * @param length how many chars it covers; 0 at the end of the text
 * @param message what is wrong and what is allowed, in one sentence without a period
 * @param suggestion what to write instead of the covered text, where one is likely
 */
public record ExpressionProblem(
        int offset, int length, String message, Optional<String> suggestion) {

    public ExpressionProblem {
        requireNonNull(message, "message");
        requireNonNull(suggestion, "suggestion");
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "offset %d and length %d must not be negative".formatted(offset, length));
        }
    }

    static ExpressionProblem at(Span span, String message) {
        return new ExpressionProblem(span.start(), span.length(), message, Optional.empty());
    }

    static ExpressionProblem at(Span span, String message, Optional<String> suggestion) {
        return new ExpressionProblem(span.start(), span.length(), message, suggestion);
    }
}
