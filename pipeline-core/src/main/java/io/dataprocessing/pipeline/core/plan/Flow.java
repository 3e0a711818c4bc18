package io.dataprocessing.pipeline.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the events of a pipeline can go: which output is read by whom, and what lies behind it. */
final class Flow {

    private final List<ReplayPlan.Edge> edges = new ArrayList<>();
    private final Map<String, Set<String>> behind = new HashMap<>();

    private Flow() {}

    static Flow of(PipelinePlan plan) {
        Flow flow = new Flow();
        Map<String, Set<OutputRef>> inputs = new LinkedHashMap<>();
        plan.steps()
                .forEach(
                        step -> {
                            Set<OutputRef> read = new LinkedHashSet<>();
                            step.inputs().forEach(read::addAll);
                            inputs.put(step.name(), read);
                        });
        plan.sinks().forEach(sink -> inputs.put(sink.name(), new LinkedHashSet<>(sink.inputs())));
        inputs.forEach(
                (consumer, outputs) ->
                        outputs.forEach(
                                output -> flow.edges.add(new ReplayPlan.Edge(output, consumer))));
        List<String> names = new ArrayList<>();
        plan.sources().forEach(source -> names.add(source.name()));
        names.addAll(inputs.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            flow.add(names.get(i));
        }
        return flow;
    }

    /** Adds a name whose consumers were all added before. */
    private void add(String name) {
        Set<String> reached = new TreeSet<>(Set.of(name));
        for (ReplayPlan.Edge edge : edges) {
            if (edge.output().producer().equals(name)) {
                reached.addAll(behind.getOrDefault(edge.consumer(), Set.of(edge.consumer())));
            }
        }
        behind.put(name, reached);
    }

    /** Every reader of every output, once. */
    List<ReplayPlan.Edge> edges() {
        return edges;
    }

    /** The names that events of a source or step can reach, its own among them. */
    Set<String> behind(String name) {
        return behind.getOrDefault(name, Set.of());
    }

    /** Whether events of one can reach the other, or both are the same. */
    boolean leads(String from, String to) {
        return behind(from).contains(to);
    }

    /** Whether an edge lies somewhere between a source and a target. */
    boolean isBetween(String source, ReplayPlan.Edge edge, String target) {
        String producer = edge.output().producer();
        return leads(source, producer) && leads(producer, target) && !producer.equals(target);
    }
}
