package io.dataprocessing.pipeline.core.expression;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The superclass of the classes that {@link ExpressionCompiler} generates, one for each expression,
 * so that a call of {@link #test} or {@link #evaluate} lands in compiled code without a detour.
 *
 * <p>Instances keep nothing between rows and may be shared by threads.
 */
public abstract class CompiledExpression implements Expression {

    /**
     * What generated code can't hold itself.
     *
     * @param constants texts, numbers, patterns and look-up sets, by position
     */
    public record Parts(String text, DataType type, Set<String> reads, List<Object> constants) {

        public Parts {
            requireNonNull(text, "text");
            requireNonNull(type, "type");
            reads = Collections.unmodifiableSet(new LinkedHashSet<>(reads));
            constants = List.copyOf(constants);
        }
    }

    private final String text;
    private final DataType type;
    private final Set<String> reads;

    /** For generated code only. */
    protected CompiledExpression(Parts parts) {
        text = parts.text();
        type = parts.type();
        reads = parts.reads();
    }

    @Override
    public final String text() {
        return text;
    }

    @Override
    public final DataType type() {
        return type;
    }

    @Override
    public final Set<String> reads() {
        return reads;
    }

    /** As declared; overridden where the expression is boolean. */
    @Override
    public boolean test(Row row) {
        throw new IllegalStateException("'%s' gives %s, not boolean".formatted(text, type));
    }

    /** Equal texts that read equal fields to equal types are equal expressions. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof CompiledExpression that
                && text.equals(that.text)
                && type.equals(that.type)
                && reads.equals(that.reads);
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }
}
