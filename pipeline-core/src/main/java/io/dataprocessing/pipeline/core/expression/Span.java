package io.dataprocessing.pipeline.core.expression;

/** A stretch of an expression's text, from {@code start} to before {@code end}. */
record Span(int start, int end) {

    int length() {
        return end - start;
    }

    Span to(Span other) {
        return new Span(start, other.end);
    }
}
