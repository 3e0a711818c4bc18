package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan as a flow chart in Mermaid's language, which GitHub and many editors draw. */
public final class MermaidGraph {

    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private final Map<String, String> ids = new LinkedHashMap<>();

    private MermaidGraph() {}

    /** The chart of a plan. */
    public static String of(PipelinePlan plan) {
        MermaidGraph graph = new MermaidGraph();
        graph.addNodes(plan);
        graph.addEdges(plan);
        return graph.text.toString();
    }

    private void addNodes(PipelinePlan plan) {
        for (SourcePlan source : plan.sources()) {
            node(source.name(), "[(\"%s<br/>%s\")]", source.name(), source.connection().type());
        }
        for (StepPlan step : plan.steps()) {
            node(step.name(), "[\"%s<br/>%s\"]", step.name(), step.processor().type());
        }
        for (SinkPlan sink : plan.sinks()) {
            node(sink.name(), "[(\"%s<br/>%s\")]", sink.name(), sink.connection().type());
        }
        plan.deadLetter()
                .ifPresent(
                        deadLetter ->
                                node(
                                        DeadLetterPlan.NAME,
                                        "[(\"%s<br/>%s\")]",
                                        "dead letters",
                                        deadLetter.connection().type()));
    }

    /** Names may be words of Mermaid's language, such as 'end'; so nodes are numbered. */
    private void node(String name, String shape, String label, String kind) {
        String id = "n" + ids.size();
        ids.put(name, id);
        text.append("    ").append(id).append(shape.formatted(label, kind)).append('\n');
    }

    private void addEdges(PipelinePlan plan) {
        for (StepPlan step : plan.steps()) {
            step.inputs().forEach(union -> union.forEach(input -> edge(input, step.name())));
        }
        for (SinkPlan sink : plan.sinks()) {
            sink.inputs().forEach(input -> edge(input, sink.name()));
        }
        if (plan.deadLetter().isEmpty()) {
            return;
        }
        for (SourcePlan source : plan.sources()) {
            deadLetterEdge(source.name(), source.onError().makesDeadLetters());
        }
        for (StepPlan step : plan.steps()) {
            deadLetterEdge(step.name(), step.deadLetters());
        }
        for (SinkPlan sink : plan.sinks()) {
            deadLetterEdge(sink.name(), sink.onError().makesDeadLetters());
        }
    }

    private void edge(OutputRef from, String to) {
        String label = from.output().isEmpty() ? "" : "|" + from.output() + "|";
        text.append("    %s -->%s %s\n".formatted(ids.get(from.producer()), label, ids.get(to)));
    }

    private void deadLetterEdge(String from, boolean exists) {
        if (exists) {
            text.append("    %s -.-> %s\n".formatted(ids.get(from), ids.get(DeadLetterPlan.NAME)));
        }
    }
}
