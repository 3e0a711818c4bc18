package io.dataprocessing.pipeline.api;

/**
 * Describes and creates the steps of one type; found through {@link java.util.ServiceLoader}, so it
 * needs a public constructor without parameters and a line in {@code
 * META-INF/services/io.dataprocessing.pipeline.api.ProcessorFactory}.
 *
 * <p>It's instantiated on the client and on each task manager, keeps nothing, and is called by one
 * thread at a time.
 *
 * @param <C> the options of a step: a record; see {@link io.dataprocessing.pipeline.api.option}
 */
public interface ProcessorFactory<C extends Record> {

    /** The name that a pipeline file uses as {@code type}; a-z, 0-9 and '-'. */
    String type();

    /**
     * What steps of this type do: a sentence for {@code list}, {@code describe} and the reference.
     */
    String description();

    /** The record that a step's options are bound to. */
    Class<C> optionsType();

    /**
     * Describes a step. Called when a pipeline is planned and again on the task manager, with equal
     * arguments; both calls must give the same description. Report what is wrong through {@link
     * PlanContext#problem}; exceptions are taken for errors of the plugin.
     */
    StepSpec describe(C options, PlanContext context);
}
