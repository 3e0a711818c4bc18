package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who reads whom: the inputs of each step and sink, and an order in which steps can be planned. */
final class Topology {

    private final Planning planning;
    private final Map<String, List<List<Reference>>> inputs = new HashMap<>();
    private final Set<String> producers = new TreeSet<>();
    private final Set<String> sinks = new HashSet<>();
    private final Map<String, NamedSection> steps = new HashMap<>();
    private final Set<NamedSection> ordered = new LinkedHashSet<>();
    private final Set<String> inCycle = new HashSet<>();

    private Topology(Planning planning) {
        this.planning = planning;
    }

    static Topology of(Planning planning) {
        Topology topology = new Topology(planning);
        topology.collectNames();
        topology.resolveInputs();
        topology.order();
        return topology;
    }

    private void collectNames() {
        PipelineConfig config = planning.config();
        config.sources().forEach(source -> producers.add(source.name().text()));
        for (NamedSection step : config.steps()) {
            boolean isFree = producers.add(step.name().text());
            if (isFree) {
                steps.put(step.name().text(), step);
            }
        }
        config.sinks().forEach(sink -> sinks.add(sink.name().text()));
    }

    private void resolveInputs() {
        List<NamedSection> all = planning.config().steps();
        for (int i = 0; i < all.size(); i++) {
            NamedSection step = all.get(i);
            Section section = Section.of("step", "steps", step);
            List<List<Reference>> named = InputWords.read(section, planning);
            boolean given = section.words().get(InputWords.KEY).isPresent();
            inputs.putIfAbsent(
                    step.name().text(),
                    given ? known(section, named) : implied(section, all.subList(0, i)));
        }
        for (NamedSection sink : planning.config().sinks()) {
            Section section = Section.of("sink", "sinks", sink);
            inputs.putIfAbsent(
                    sink.name().text(), known(section, InputWords.read(section, planning)));
        }
    }

    /** The step above, or the only source. */
    private List<List<Reference>> implied(Section section, List<NamedSection> above) {
        List<NamedSection> candidates =
                above.isEmpty()
                        ? planning.config().sources()
                        : above.subList(above.size() - 1, above.size());
        if (candidates.size() == 1) {
            OutputRef ref = OutputRef.main(candidates.get(0).name().text());
            return List.of(List.of(new Reference(ref, section.position())));
        }
        if (!candidates.isEmpty()) {
            planning.error(
                    PlanCode.INPUT,
                    section,
                    InputWords.KEY,
                    "%s needs 'input', because there are several sources: %s."
                            .formatted(
                                    section.owner(),
                                    String.join(
                                            ", ",
                                            candidates.stream()
                                                    .map(source -> source.name().text())
                                                    .toList())));
        }
        return List.of();
    }

    /** The inputs, or none if one of them names nothing. */
    private List<List<Reference>> known(Section section, List<List<Reference>> named) {
        boolean complete = true;
        for (Reference reference : named.stream().flatMap(List::stream).toList()) {
            String producer = reference.ref().producer();
            if (!producers.contains(producer)) {
                complete = false;
                reportUnknown(section, reference);
            }
        }
        return complete ? named : List.of();
    }

    private void reportUnknown(Section section, Reference reference) {
        String producer = reference.ref().producer();
        String path = section.path() + "." + InputWords.KEY;
        if (sinks.contains(producer)) {
            planning.problems()
                    .error(
                            PlanCode.UNKNOWN_INPUT,
                            reference.position(),
                            path,
                            "'%s' is a sink; nothing comes out of it.".formatted(producer));
            return;
        }
        Set<String> known = new TreeSet<>(producers);
        known.removeIf(name -> section.path().equals("steps." + name));
        planning.problems()
                .error(
                        PlanCode.UNKNOWN_INPUT,
                        reference.position(),
                        path,
                        "nothing is named '%s'. Known: %s."
                                .formatted(producer, String.join(", ", known)),
                        Suggestion.nearest(producer, known));
    }

    private void order() {
        for (NamedSection step : planning.config().steps()) {
            visit(step, new ArrayList<>());
        }
    }

    private void visit(NamedSection step, List<String> path) {
        String name = step.name().text();
        int start = path.indexOf(name);
        if (start >= 0) {
            reportCycle(path.subList(start, path.size()), name);
            return;
        }
        if (ordered.contains(step) || inCycle.contains(name)) {
            return;
        }
        List<String> further = new ArrayList<>(path);
        further.add(name);
        for (Reference reference : references(name).toList()) {
            NamedSection producer = steps.get(reference.ref().producer());
            if (producer != null) {
                visit(producer, further);
            }
        }
        if (!inCycle.contains(name)) {
            ordered.add(step);
        }
    }

    /** Data flows against the path: what is read comes first. */
    private void reportCycle(List<String> path, String name) {
        if (inCycle.containsAll(path)) {
            return;
        }
        inCycle.addAll(path);
        List<String> flow = new ArrayList<>(path);
        flow.add(name);
        Collections.reverse(flow);
        Section section = Section.of("step", "steps", steps.get(name));
        planning.error(
                PlanCode.CYCLE,
                section,
                InputWords.KEY,
                "steps form a cycle: %s.".formatted(String.join(" -> ", flow)));
    }

    private Stream<Reference> references(String consumer) {
        return inputs.getOrDefault(consumer, List.of()).stream().flatMap(List::stream);
    }

    /** The inputs of a step or sink; none if they aren't known. */
    List<List<Reference>> inputs(String consumer) {
        return inputs.getOrDefault(consumer, List.of());
    }

    /** The steps, each behind those that it reads; without those in a cycle. */
    List<NamedSection> orderedSteps() {
        return List.copyOf(ordered);
    }

    /** Whether somebody reads an output of a producer. */
    boolean isRead(String producer) {
        return allReferences().anyMatch(reference -> reference.ref().producer().equals(producer));
    }

    /** Whether somebody reads this output. */
    boolean isRead(OutputRef output) {
        return allReferences().anyMatch(reference -> reference.ref().equals(output));
    }

    private Stream<Reference> allReferences() {
        return inputs.values().stream().flatMap(List::stream).flatMap(List::stream);
    }
}
