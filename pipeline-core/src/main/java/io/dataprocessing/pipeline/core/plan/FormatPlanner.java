package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.Optional;
import java.util.Set;

/** Plans formats that belong to no pipeline, from the words of a section {@code value}. */
public final class FormatPlanner {

    private static final String ENDPOINT = "value";

    private final Catalog catalog;
    private final Surroundings around;

    /**
     * A planner.
     *
     * @param registry the schema registry, if there is one
     * @param topic the topic that is read or written, which names a registry's subjects
     */
    public FormatPlanner(Catalog catalog, RegistrySettings registry, Optional<String> topic) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.around = new Surroundings("registry", registry, topic);
    }

    /**
     * How rows are read.
     *
     * @param words the format, its options and perhaps a schema
     * @throws InvalidPipelineException if something is wrong, with everything that is
     */
    public FormatPlan read(ConfigMap words) {
        Problems problems = new Problems();
        Optional<FormatPlan> plan = formats(problems).read(section(words), Part.VALUE);
        problems.throwIfErrors();
        return plan.orElseThrow();
    }

    /**
     * How rows are written.
     *
     * @param words the format, its options and perhaps a schema
     * @param type the type of the rows
     * @throws InvalidPipelineException if something is wrong, with everything that is
     */
    public FormatPlan write(ConfigMap words, RowType type) {
        Problems problems = new Problems();
        Optional<FormatPlan> plan =
                formats(problems).write(section(words), Part.VALUE, type, type, Set.of());
        problems.throwIfErrors();
        return plan.orElseThrow();
    }

    private Formats formats(Problems problems) {
        Planning planning =
                new Planning(
                        PipelineBuilder.named("formats").build(),
                        catalog,
                        new OptionBinder(new ExpressionCompiler()),
                        problems);
        return new Formats(planning, ENDPOINT, Optional.of(around));
    }

    private static Section section(ConfigMap words) {
        return new Section("the format", ENDPOINT, Position.none(), words);
    }
}
