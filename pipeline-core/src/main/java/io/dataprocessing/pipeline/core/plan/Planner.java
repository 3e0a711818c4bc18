package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problems;

/**
 * Makes a plan of the words of a pipeline: applies defaults, follows the types from the sources to
 * the sinks, and finds all that is wrong.
 *
 * <pre>{@code
 * PipelinePlan plan = new Planner(Catalog.load(loader)).plan(config);
 * }</pre>
 */
public final class Planner {

    private final Catalog catalog;
    private final OptionBinder binder;

    /** A planner for pipelines that are built from a catalog. */
    public Planner(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.binder = new OptionBinder(new ExpressionCompiler());
    }

    /**
     * The plan of a pipeline. Equal words give equal plans. Reads the schema files that the words
     * name, and nothing else.
     *
     * @throws InvalidPipelineException if something is wrong, with everything that is
     */
    public PipelinePlan plan(PipelineConfig config) {
        Problems problems = new Problems();
        catalog.problems().forEach(problems::add);
        return new PlanningRun(new Planning(config, catalog, binder, problems)).plan();
    }
}
