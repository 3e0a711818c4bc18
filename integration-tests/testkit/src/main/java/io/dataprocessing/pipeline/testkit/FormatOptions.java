package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.problem.Problems;

/** Options of formats, bound from words as in a pipeline file. */
public final class FormatOptions {

    private FormatOptions() {}

    /** A format's options where a file says nothing. */
    public static <O extends Record> O defaults(Format<O> format) {
        return bind(format, ConfigMap.empty());
    }

    /**
     * A format's options as they stand in a pipeline file beside {@code format} and {@code schema}.
     *
     * @throws IllegalArgumentException if the options are wrong; the message has all problems
     */
    public static <O extends Record> O of(Format<O> format, String options) {
        return bind(format, OptionText.parse(format.name(), options));
    }

    private static <O extends Record> O bind(Format<O> format, ConfigMap words) {
        Problems problems = new Problems();
        return new OptionBinder(new ExpressionCompiler())
                .bind(
                        format.optionsType(),
                        words,
                        BindingScope.of("format '" + format.name() + "'", "", problems))
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
    }
}
