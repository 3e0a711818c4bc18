package io.dataprocessing.pipeline.api.option;

import static java.util.Objects.requireNonNull;

/**
 * An expression, or the call of an aggregate, whose fields aren't those of the step's first input:
 * the factory knows them and has it compiled by {@link
 * io.dataprocessing.pipeline.api.PlanContext#expression}. Where they are, an option is declared as
 * {@link io.dataprocessing.pipeline.api.expression.Expression} and compiled when it's bound.
 *
 * @param option the option that it was bound from: {@code select.total}
 * @param text the text as written in the pipeline file
 */
public record ExpressionText(String option, String text) {

    public ExpressionText {
        requireNonNull(option, "option");
        requireNonNull(text, "text");
    }
}
