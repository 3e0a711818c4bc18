package io.dataprocessing.pipeline.core.transform;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import java.io.Serializable;

/**
 * What an operator carries of an expression that was checked when the pipeline was planned.
 *
 * @param text the expression
 * @param type the type of the rows that it's evaluated on
 * @param result the type of its result, nullability aside
 */
public record TaskExpression(String text, RowType type, DataType result) implements Serializable {

    public TaskExpression {
        requireNonNull(text, "text");
        requireNonNull(type, "type");
        requireNonNull(result, "result");
    }

    /** The expression, for one task. */
    public Expression compile() {
        ExpressionResult compiled = new ExpressionCompiler().compile(text, type, result);
        if (compiled instanceof ExpressionResult.Success success) {
            return success.expression();
        }
        throw new IllegalStateException(
                "an expression was in order when it was planned and isn't here: " + compiled);
    }
}
