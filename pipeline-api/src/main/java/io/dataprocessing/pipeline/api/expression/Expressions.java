package io.dataprocessing.pipeline.api.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;

/**
 * Compiles expressions that aren't in the pipeline file, such as rules that come as records. It may
 * be kept by a processor, and is used by one thread at a time.
 */
public interface Expressions {

    /**
     * Compiles an expression.
     *
     * @param text in the language of the pipeline file
     * @param type the type of the rows that it's evaluated on
     * @param wanted the type of its result, nullability aside
     * @throws InvalidExpressionException if the text is wrong; the message says all of what is
     */
    Expression compile(String text, RowType type, DataType wanted);
}
