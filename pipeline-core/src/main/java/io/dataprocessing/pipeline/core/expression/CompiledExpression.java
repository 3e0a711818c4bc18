package io.dataprocessing.pipeline.core.expression;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A checked expression, whose code is compiled when it's first evaluated: where a pipeline is only
 * planned it never is.
 *
 * <p>Instances keep nothing between rows and may be shared by threads.
 */
public final class CompiledExpression implements Expression {

    private final String text;
    private final DataType type;
    private final Set<String> reads;
    private final boolean condition;
    private final JavaGenerator.Generated generated;
    private final GeneratedClasses classes;

    /** Threads that meet it first may each make one: they are alike. */
    private GeneratedExpression code;

    CompiledExpression(
            String text,
            DataType type,
            Set<String> reads,
            JavaGenerator.Generated generated,
            GeneratedClasses classes) {
        this.text = requireNonNull(text, "text");
        this.type = requireNonNull(type, "type");
        this.reads = Collections.unmodifiableSet(new LinkedHashSet<>(reads));
        this.condition = TypeRules.is(type, Kind.BOOLEAN);
        this.generated = requireNonNull(generated, "generated");
        this.classes = requireNonNull(classes, "classes");
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public Set<String> reads() {
        return reads;
    }

    @Override
    public Object evaluate(Row row) {
        GeneratedExpression compiled = code;
        return (compiled == null ? compile() : compiled).evaluate(row);
    }

    @Override
    public boolean test(Row row) {
        if (!condition) {
            throw new IllegalStateException("'%s' gives %s, not boolean".formatted(text, type));
        }
        GeneratedExpression compiled = code;
        return (compiled == null ? compile() : compiled).test(row);
    }

    /** The length of the code's source, in characters. */
    int sourceLength() {
        return generated.source().length();
    }

    /** Compiles the code now. */
    GeneratedExpression compile() {
        code = classes.make(generated);
        return code;
    }

    /** Equal texts that read equal fields to equal types are equal expressions. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CompiledExpression that
                && text.equals(that.text)
                && type.equals(that.type)
                && reads.equals(that.reads);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
