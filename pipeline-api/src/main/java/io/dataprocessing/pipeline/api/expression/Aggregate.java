package io.dataprocessing.pipeline.api.expression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The call of an aggregate function, for example {@code sum(amount * quantity)} or {@code
 * sum(amount).where(kind == 'sale')}, as an option of a windowing processor.
 *
 * @param text the text as written in the pipeline file
 * @param function the name of the function, for example {@code sum}
 * @param arguments the checked arguments in order; none for {@code count()}
 * @param where which rows are aggregated, those for which it's true; empty for all
 */
public record Aggregate(
        String text, String function, List<Expression> arguments, Optional<Expression> where) {

    public Aggregate {
        requireNonNull(text, "text");
        requireNonNull(function, "function");
        arguments = List.copyOf(arguments);
        requireNonNull(where, "where");
    }

    /** A call that aggregates all rows. */
    public Aggregate(String text, String function, List<Expression> arguments) {
        this(text, function, arguments, Optional.empty());
    }
}
