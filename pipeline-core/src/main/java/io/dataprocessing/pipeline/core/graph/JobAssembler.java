package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plan.FusionPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import java.time.Clock;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Builds the Flink job of a plan.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.load(getClass().getClassLoader());
 * PipelinePlan plan = new Planner(catalog).plan(config);
 * AssembledPipeline pipeline = new JobAssembler(catalog).assemble(plan, environment);
 * pipeline.stream("by-minute").print();
 * environment.execute(pipeline.jobName());
 * }</pre>
 *
 * <p>The name of each source, step and sink is the name and the uid of its operator. Operators
 * around it are named after it: {@code orders-errors} applies a source's error policy, {@code
 * revenue-encode} makes a sink's bytes, {@code lookup-in} and {@code lookup-errors} stand around
 * asynchronous work, {@code dead-letter-label} in front of the dead letters. Where parts of a
 * pipeline run in one operator, as {@link FusionPlan} says, it has the uid of the first of them.
 */
public final class JobAssembler {

    private final Catalog catalog;
    private final Clock clock;
    private final SourceTranslator sources;
    private final SinkTranslator sinks = new SinkTranslator();
    private final StepTranslator processors = new ProcessorTranslator();
    private final StepTranslator asynchronous = new AsyncTranslator();
    private final StepTranslator coProcessors = new CoTranslator();
    private final StepTranslator broadcasts = new BroadcastTranslator();
    private final StepTranslator windows = new WindowTranslator();
    private final StepTranslator transforms = new TransformTranslator();

    /** An assembler that finds connectors and transforms in a catalog. */
    public JobAssembler(Catalog catalog) {
        this(catalog, Clock.systemUTC());
    }

    /** For tests: a serializable clock that events may not be ahead of. */
    JobAssembler(Catalog catalog, Clock clock) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.clock = requireNonNull(clock, "clock");
        this.sources = new SourceTranslator(clock);
    }

    /** Sets up an environment as the plan says, and adds the pipeline to it. */
    public AssembledPipeline assemble(PipelinePlan plan, StreamExecutionEnvironment environment) {
        return assemble(plan, environment, GivenStreams.none());
    }

    /**
     * Sets up an environment as the plan says, and adds the pipeline to it, some of whose sources
     * are streams of the environment already.
     *
     * @throws InvalidPipelineException if the streams are not those that the plan wants, or can't
     *     be read as it says
     */
    public AssembledPipeline assemble(
            PipelinePlan plan, StreamExecutionEnvironment environment, GivenStreams given) {
        new GivenStreamCheck(plan, given).run();
        JobSettings.apply(plan, environment);
        return attach(plan, environment, given);
    }

    /**
     * Adds the pipeline to an environment whose settings stay as they are: checkpoints, restarts
     * and state backend are then the caller's. It must not generate uids or serialize generic
     * types, or a job may not be restored later. The JARs of the plugins in use are added to those
     * that Flink ships with the job.
     */
    public AssembledPipeline attach(PipelinePlan plan, StreamExecutionEnvironment environment) {
        return attach(plan, environment, GivenStreams.none());
    }

    /**
     * The same, some of whose sources are streams of the environment already.
     *
     * @throws InvalidPipelineException if the streams are not those that the plan wants, or can't
     *     be read as it says
     */
    public AssembledPipeline attach(
            PipelinePlan plan, StreamExecutionEnvironment environment, GivenStreams given) {
        new GivenStreamCheck(plan, given).run();
        TaskPlugins plugins = new TaskPlugins(catalog, plan.execution().optimize());
        Assembly assembly = new Assembly(plan, environment, given, catalog, plugins, clock);
        plan.sources().forEach(source -> sources.translate(source, assembly));
        plan.steps().stream()
                .filter(step -> !assembly.isBuilt(step.name()))
                .forEach(step -> translator(step.kind()).translate(step, assembly));
        plan.sinks().forEach(sink -> sinks.translate(sink, assembly));
        plan.deadLetter().ifPresent(letters -> sinks.translate(letters, assembly));
        new PluginShipping(catalog).ship(plugins.used(), environment);
        return new AssembledPipeline(plan.name(), assembly.outputs());
    }

    private StepTranslator translator(StepPlan.Kind kind) {
        return switch (kind) {
            case PROCESSOR -> processors;
            case ASYNC -> asynchronous;
            case CO -> coProcessors;
            case BROADCAST -> broadcasts;
            case WINDOW -> windows;
            case TRANSFORM -> transforms;
        };
    }
}
