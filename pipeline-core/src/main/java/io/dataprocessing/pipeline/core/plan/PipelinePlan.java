package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline with every decision made.
 *
 * @param name the name of the pipeline and of the job
 * @param execution how the job as a whole runs
 * @param sources the sources in the order of the file
 * @param steps the steps, each behind those that it reads
 * @param sinks the sinks in the order of the file
 * @param deadLetter where events go that can't be handled; empty if the file names nothing
 * @param warnings what runs, but is probably not meant
 */
public record PipelinePlan(
        String name,
        ExecutionPlan execution,
        List<SourcePlan> sources,
        List<StepPlan> steps,
        List<SinkPlan> sinks,
        Optional<DeadLetterPlan> deadLetter,
        List<Problem> warnings) {

    public PipelinePlan {
        requireNonNull(name, "name");
        requireNonNull(execution, "execution");
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        sinks = List.copyOf(sinks);
        requireNonNull(deadLetter, "deadLetter");
        warnings = List.copyOf(warnings);
    }

    /** This plan with another place for dead letters. */
    public PipelinePlan withDeadLetter(DeadLetterPlan other) {
        return new PipelinePlan(
                name, execution, sources, steps, sinks, Optional.of(other), warnings);
    }

    /** This plan with other sinks. */
    public PipelinePlan withSinks(List<SinkPlan> sinks) {
        return new PipelinePlan(name, execution, sources, steps, sinks, deadLetter, warnings);
    }
}
