package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.Row;

/**
 * The superclass of generated code. Its subclasses have a constructor that takes the list of what
 * code can't hold itself: texts, numbers, patterns and look-up sets, by position.
 */
public abstract class GeneratedExpression {

    /** For generated code only. */
    protected GeneratedExpression() {}

    /** The value for a row, null where it's null. */
    public abstract Object evaluate(Row row);

    /** Whether it's true; overridden where the expression is boolean. */
    public boolean test(Row row) {
        throw new IllegalStateException("the expression isn't boolean");
    }
}
