package io.dataprocessing.pipeline.api.expression;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The call of an aggregate function, for example {@code sum(amount * quantity)}, as an option of a
 * windowing processor.
 *
 * @param text the text as written in the pipeline file
 * @param function the name of the function, for example {@code sum}
 * @param arguments the checked arguments in order; none for {@code count()}
 */
public record Aggregate(String text, String function, List<Expression> arguments) {

    public Aggregate {
        requireNonNull(text, "text");
        requireNonNull(function, "function");
        arguments = List.copyOf(arguments);
    }
}
