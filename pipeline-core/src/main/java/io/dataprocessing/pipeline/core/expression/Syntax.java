package io.dataprocessing.pipeline.core.expression;

import java.util.List;
import java.util.Optional;

/** An expression as it was written, before names and types mean anything. */
sealed interface Syntax {

    /** Where it stands, without parentheses around it. */
    Span span();

    /** A field of the input, or a variable of a macro. */
    record Name(String name, Span span) implements Syntax {}

    /** {@code owner.field}. */
    record Select(Syntax owner, String field, Span name, Span span) implements Syntax {}

    /** {@code owner[index]}. */
    record Index(Syntax owner, Syntax index, Span span) implements Syntax {}

    /** An operator with its operands in order. */
    record Operation(Operator operator, List<Syntax> operands, Span sign, Span span)
            implements Syntax {}

    /** {@code target.function(arguments)} or {@code function(arguments)}. */
    record Call(
            Optional<Syntax> target, String function, List<Syntax> arguments, Span name, Span span)
            implements Syntax {}

    /** {@code [1, 2]}. */
    record ListOf(List<Syntax> elements, Span span) implements Syntax {}

    /** {@code {'a': 1}}. */
    record MapOf(List<Syntax> keys, List<Syntax> values, Span span) implements Syntax {}

    /** A literal: a Boolean, Long, Double, String or byte array. */
    record Constant(Object value, Span span) implements Syntax {}

    /** {@code null}. */
    record NullConstant(Span span) implements Syntax {}

    /** Something that CEL has and this language hasn't. */
    record Unsupported(String message, Span span) implements Syntax {}
}
