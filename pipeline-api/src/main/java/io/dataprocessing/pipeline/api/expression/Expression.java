package io.dataprocessing.pipeline.api.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import java.util.Set;

/**
 * An expression over the fields of a row, ready to be evaluated.
 *
 * <p>A processor gets one by declaring an option of this type: the platform parses the text of the
 * pipeline file, checks it against the step's input when the pipeline is planned, and compiles it.
 * An expression belongs to one task and is used by one thread at a time.
 */
public interface Expression {

    /** The text as written in the pipeline file. */
    String text();

    /** The type of the result; nullable where the expression can give null. */
    DataType type();

    /** The fields that are read, nested ones with dots: {@code amount}, {@code user.age}. */
    Set<String> reads();

    /**
     * The value for a row of the type that the expression was checked against, null where it's
     * null.
     *
     * @throws EvaluationException on integer overflow, division by zero, a conversion that fails
     *     and the like; the record then follows the step's error policy
     */
    Object evaluate(Row row);

    /**
     * Whether a boolean expression is true; null counts as false, as in SQL's WHERE.
     *
     * @throws EvaluationException as {@link #evaluate(Row)} does
     */
    boolean test(Row row);
}
