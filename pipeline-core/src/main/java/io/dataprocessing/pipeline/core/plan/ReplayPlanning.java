package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.plan.ReplayPlan.Edge;
import io.dataprocessing.pipeline.core.plan.ReplayPlan.Entry;
import io.dataprocessing.pipeline.core.plan.ReplayPlan.Gate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds where gates have to stand so that a replayed record reaches its target and nothing else.
 */
final class ReplayPlanning {

    private final PipelinePlan plan;
    private final Flow flow;

    ReplayPlanning(PipelinePlan plan) {
        this.plan = plan;
        this.flow = Flow.of(plan);
    }

    ReplayPlan plan() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        plan.sources().forEach(source -> entries.put(source.name(), entry(source)));
        Map<Edge, Gate> gates = new LinkedHashMap<>();
        for (Edge edge : flow.edges()) {
            Set<String> marks = marksOn(edge, entries);
            boolean selects =
                    marks.stream()
                            .anyMatch(
                                    target ->
                                            target.equals(edge.consumer())
                                                    || !flow.leads(edge.consumer(), target));
            if (selects) {
                gates.put(edge, gate(edge, marks));
            }
        }
        return new ReplayPlan(entries, gates);
    }

    private Entry entry(SourcePlan source) {
        Set<String> taken = new TreeSet<>();
        Set<String> passed = new TreeSet<>();
        for (String target : flow.behind(source.name())) {
            (isBranchedOff(source.name(), target) ? passed : taken).add(target);
        }
        Set<String> others = new TreeSet<>();
        plan.sources().stream()
                .filter(other -> readSameTopic(source, other))
                .forEach(other -> others.addAll(flow.behind(other.name())));
        others.removeAll(flow.behind(source.name()));
        return new Entry(taken, passed, others);
    }

    /** Whether a path leaves somewhere between a source and a target that doesn't lead there. */
    private boolean isBranchedOff(String source, String target) {
        return flow.edges().stream()
                .anyMatch(
                        edge ->
                                flow.isBetween(source, edge, target)
                                        && !flow.leads(edge.consumer(), target));
    }

    /** The targets whose marks may come along here. */
    private Set<String> marksOn(Edge edge, Map<String, Entry> entries) {
        Set<String> marks = new TreeSet<>();
        entries.forEach(
                (source, entry) ->
                        entry.passed().stream()
                                .filter(target -> flow.isBetween(source, edge, target))
                                .forEach(marks::add));
        return marks;
    }

    private Gate gate(Edge edge, Set<String> marks) {
        return new Gate(
                marks.stream()
                        .filter(target -> !target.equals(edge.consumer()))
                        .filter(target -> flow.leads(edge.consumer(), target))
                        .collect(Collectors.toSet()));
    }

    private static boolean readSameTopic(SourcePlan one, SourcePlan other) {
        return one.endpoints().stream()
                .anyMatch(mine -> other.endpoints().stream().anyMatch(mine::overlaps));
    }
}
