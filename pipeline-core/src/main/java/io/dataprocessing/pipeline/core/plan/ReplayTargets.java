package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.plan.ReplayPlan.Edge;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which steps and sinks of a pipeline a record can be replayed to. Between its source and the
 * target it goes the way that it went before; so what lies there must not remember the record, nor
 * take it there twice.
 */
public final class ReplayTargets {

    private final PipelinePlan plan;
    private final Flow flow;

    private ReplayTargets(PipelinePlan plan) {
        this.plan = plan;
        this.flow = Flow.of(plan);
    }

    /** The targets of a pipeline. */
    public static ReplayTargets of(PipelinePlan plan) {
        return new ReplayTargets(requireNonNull(plan, "plan"));
    }

    /** The sources that read a topic, as far as can be told without asking anybody. */
    public List<SourcePlan> sources(String topic) {
        return plan.sources().stream().filter(source -> reads(source, topic)).toList();
    }

    /** The sources that read a topic and whose records can reach a source, step or sink. */
    public List<SourcePlan> leading(String topic, String target) {
        return sources(topic).stream().filter(source -> flow.leads(source.name(), target)).toList();
    }

    /**
     * Why records of a topic can't be replayed to a source, step or sink; empty if they can. The
     * message is a sentence.
     */
    public Optional<String> obstacle(String target, String topic) {
        Set<String> known = names();
        if (!known.contains(target)) {
            return Optional.of(
                    "nothing is named '%s' in '%s'.%s Known: %s."
                            .formatted(
                                    target,
                                    plan.name(),
                                    Suggestion.nearest(target, known)
                                            .map(" Did you mean '%s'?"::formatted)
                                            .orElse(""),
                                    String.join(", ", known)));
        }
        List<SourcePlan> leading = leading(topic, target);
        if (leading.isEmpty()) {
            return Optional.of("no source that reads '%s' leads to '%s'.".formatted(topic, target));
        }
        if (leading.size() > 1) {
            return Optional.of(
                    "the sources %s both read '%s' and lead to '%s', which would get the record twice."
                            .formatted(
                                    quoted(leading.stream().map(SourcePlan::name).toList()),
                                    topic,
                                    target));
        }
        String source = leading.get(0).name();
        return rememberedOn(source, target).or(() -> doubledOn(source, target));
    }

    private Optional<String> rememberedOn(String source, String target) {
        return plan.steps().stream()
                .filter(step -> !step.name().equals(target))
                .filter(step -> flow.leads(source, step.name()) && flow.leads(step.name(), target))
                .flatMap(step -> memory(step).stream())
                .map(
                        memory ->
                                "between '%s' and '%s' %s: it would take the record in a second time."
                                        .formatted(source, target, memory))
                .findFirst();
    }

    /** How a step does more than to turn each event into others; empty if it doesn't. */
    private static Optional<String> memory(StepPlan step) {
        String name = "step '%s'".formatted(step.name());
        return switch (step.kind()) {
            case WINDOW -> Optional.of(name + " collects windows");
            case CO -> Optional.of(name + " brings two inputs together");
            case BROADCAST -> Optional.of(name + " keeps what its second input says");
            case TRANSFORM -> Optional.of(name + " consists of Flink operators of its own");
            case PROCESSOR, ASYNC ->
                    step.states().isEmpty() && step.key().stream().allMatch(List::isEmpty)
                            ? Optional.empty()
                            : Optional.of(name + " keeps state");
        };
    }

    /** An output with two readers that both lead to the target. */
    private Optional<String> doubledOn(String source, String target) {
        Map<OutputRef, String> readers = new HashMap<>();
        for (Edge edge : flow.edges()) {
            if (flow.isBetween(source, edge, target) && flow.leads(edge.consumer(), target)) {
                String other = readers.putIfAbsent(edge.output(), edge.consumer());
                if (other != null) {
                    return Optional.of(
                            "more than one way leads from '%s' to '%s', through '%s' and through '%s': it would get the record on each."
                                    .formatted(source, target, other, edge.consumer()));
                }
            }
        }
        return Optional.empty();
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        plan.sources().forEach(source -> names.add(source.name()));
        plan.steps().forEach(step -> names.add(step.name()));
        plan.sinks().forEach(sink -> names.add(sink.name()));
        return names;
    }

    private static boolean reads(SourcePlan source, String topic) {
        return source.endpoints().stream()
                .anyMatch(
                        endpoint ->
                                endpoint.overlaps(
                                        new Endpoint(endpoint.connection(), topic, false)));
    }

    private static String quoted(List<String> names) {
        return String.join(" and ", names.stream().map("'%s'"::formatted).toList());
    }
}
