package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans one pipeline, part by part; an error in one part doesn't hide those in others. */
final class PlanningRun {

    private final Planning planning;
    private final PipelineConfig config;
    private final ExecutionPlan execution;
    private final Connections connections;
    private final StreamEndpoints streams;
    private final Topology topology;
    private final Outputs outputs;
    private final WatermarkCheck watermarks;
    private final List<SourcePlanning.Draft> sources = new ArrayList<>();
    private final List<StepPlan> steps = new ArrayList<>();
    private final List<SinkPlanning.Draft> sinks = new ArrayList<>();

    PlanningRun(Planning planning) {
        this.planning = planning;
        this.config = planning.config();
        new NameCheck(planning).run();
        checkThatSomethingRuns();
        this.execution = ExecutionPlanning.plan(planning);
        this.connections = new Connections(planning);
        this.streams = new StreamEndpoints(planning, connections, execution);
        this.topology = Topology.of(planning);
        this.outputs = new Outputs(planning);
        this.watermarks = new WatermarkCheck(planning, connections, topology);
    }

    private void checkThatSomethingRuns() {
        if (config.sources().isEmpty()) {
            nothingToRun("the pipeline has no sources; nothing would run.");
        }
        if (config.sinks().isEmpty()) {
            nothingToRun("the pipeline has no sinks; its results would go nowhere.");
        }
    }

    private void nothingToRun(String message) {
        planning.problems().error(PlanCode.NOTHING_TO_RUN, config.name().position(), "", message);
    }

    PipelinePlan plan() {
        config.sources().forEach(this::planSource);
        topology.orderedSteps().forEach(this::planStep);
        config.sinks().forEach(this::planSink);
        new OperatorNameCheck(planning).run(sources, steps);
        Optional<DeadLetterPlanning.Draft> deadLetters =
                new DeadLetterPlanning(planning, connections, execution).plan();
        LoopCheck loops = new LoopCheck(planning, sources, execution);
        sinks.forEach(loops::check);
        deadLetters.map(DeadLetterPlanning.Draft::writing).ifPresent(loops::checkDeadLetters);
        planning.problems().throwIfErrors();
        new UnreadCheck(planning, topology, outputs).run();
        return plan(deadLetters, planning.problems());
    }

    private void planSource(NamedSection source) {
        SourcePlanning.Result result =
                connections.isStream(Section.of("source", "sources", source))
                        ? streams.source(source)
                        : new SourcePlanning(planning, connections, execution, source).plan();
        result.type()
                .ifPresent(type -> outputs.add(source.name().text(), Map.of(Outputs.MAIN, type)));
        result.draft().ifPresent(sources::add);
    }

    private void planStep(NamedSection step) {
        String name = step.name().text();
        StepPlanning.Result result =
                new StepPlanning(
                                planning,
                                connections,
                                outputs,
                                execution,
                                watermarks,
                                topology.inputs(name),
                                step)
                        .plan();
        result.outputs().ifPresent(types -> outputs.add(name, types));
        result.plan().ifPresent(steps::add);
    }

    private void planSink(NamedSection sink) {
        List<List<InputWords.Reference>> inputs = topology.inputs(sink.name().text());
        Optional<SinkPlanning.Draft> draft =
                connections.isStream(Section.of("sink", "sinks", sink))
                        ? streams.sink(sink, inputs, outputs)
                        : new SinkPlanning(planning, connections, execution, sink)
                                .plan(inputs, outputs);
        draft.ifPresent(sinks::add);
    }

    private PipelinePlan plan(Optional<DeadLetterPlanning.Draft> deadLetters, Problems problems) {
        List<SinkPlan> sinkPlans = sinks.stream().map(SinkPlanning.Draft::plan).toList();
        ReadsAnalysis reads = ReadsAnalysis.of(outputs.byRef(), steps, sinkPlans);
        RawAnalysis raw = RawAnalysis.of(steps, sinkPlans);
        return new PipelinePlan(
                config.name().text(),
                execution,
                sources.stream().map(draft -> source(draft.plan(), reads, raw)).toList(),
                steps,
                sinkPlans,
                deadLetters.map(DeadLetterPlanning.Draft::plan),
                problems.all());
    }

    private static SourcePlan source(SourcePlan source, ReadsAnalysis reads, RawAnalysis raw) {
        OutputRef output = OutputRef.main(source.name());
        Set<String> read = new HashSet<>(reads.of(output));
        read.addAll(source.watermark().reads());
        return new SourcePlan(
                source.name(),
                source.connection(),
                source.options(),
                source.value(),
                source.key(),
                source.type(),
                source.watermark(),
                source.onError(),
                source.nulls(),
                source.parallelism(),
                read,
                raw.isNeeded(output),
                source.endpoints(),
                source.facts(),
                source.description());
    }
}
