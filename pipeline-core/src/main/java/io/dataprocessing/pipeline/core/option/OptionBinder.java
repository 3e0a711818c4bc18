package io.dataprocessing.pipeline.core.option;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import java.util.Optional;

/**
 * Binds the words of a section to the record that declares its options; equal words give equal
 * records on the client and on each task.
 */
public final class OptionBinder {

    private final ExpressionCompiler compiler;

    /** A binder that compiles expressions with a compiler. */
    public OptionBinder(ExpressionCompiler compiler) {
        this.compiler = requireNonNull(compiler, "compiler");
    }

    /**
     * The options of a section, defaults applied.
     *
     * @param type the record; see {@link io.dataprocessing.pipeline.api.option}
     * @return empty where there were errors, which are then in the scope's problems
     * @throws IllegalStateException if the record declares what can't be bound, or fails itself
     */
    public <C extends Record> Optional<C> bind(Class<C> type, ConfigMap words, BindingScope scope) {
        InputBinding inputs = new InputBinding(compiler, scope.inputType());
        return new RecordBinding(scope, inputs).bind(type, words);
    }
}
