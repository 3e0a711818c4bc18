package io.dataprocessing.pipeline.core.savepoint;

import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.transform.Shapes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose an operator is: sources, steps and sinks give their name to their operators, alone or with
 * a word before or behind it.
 */
final class PlanNames {

    private static final Pattern COMMITTER = Pattern.compile("Sink Committer: (.+)");
    private static final Pattern GLOBAL_COMMITTER = Pattern.compile("Sink (.+) Global Committer");

    /** The operators of a transform. */
    private static final Pattern PART =
            Pattern.compile("(.+?)-(?:in-[0-9]+|%s(?:-[0-9]+)?)".formatted(Shapes.PATTERN));

    private static final String GATE = "-from-";
    private static final List<String> SUFFIXES =
            List.of("-errors", "-watermarks", "-encode", "-in", "-label", "-combine");

    private final Set<String> names = new HashSet<>();

    private final Set<String> steps = new HashSet<>();

    /** The shapes of transforms' states by the name of the step. */
    private final Map<String, String> transforms = new HashMap<>();

    PlanNames(PipelinePlan plan) {
        plan.sources().stream().map(SourcePlan::name).forEach(names::add);
        plan.sinks().stream().map(SinkPlan::name).forEach(names::add);
        plan.deadLetter().ifPresent(letters -> names.add(DeadLetterPlan.NAME));
        for (StepPlan step : plan.steps()) {
            names.add(step.name());
            steps.add(step.name());
            if (step.kind() == StepPlan.Kind.TRANSFORM) {
                transforms.put(step.name(), step.shape());
            }
        }
    }

    /** Whether something in the plan has this name. */
    boolean has(String name) {
        return names.contains(name);
    }

    /**
     * The source, step or sink of the plan that an operator of this uid belongs to; empty if the
     * plan makes none.
     */
    Optional<String> owner(String uid) {
        if (names.contains(uid)) {
            return Optional.of(uid);
        }
        String called = nameOf(uid);
        if (names.contains(called)) {
            return Optional.of(called);
        }
        return names.stream()
                .filter(
                        name ->
                                uid.startsWith(name + GATE)
                                        || (transforms.containsKey(name)
                                                && uid.startsWith(name + "-")))
                .max(Comparator.comparingInt(String::length));
    }

    /**
     * The step whose state this operator kept when it had another shape: as a transform of another
     * query, or as a step of another kind.
     */
    Optional<String> outgrown(String uid) {
        if (names.contains(uid)) {
            return Optional.of(uid).filter(name -> !transforms.getOrDefault(name, "").isEmpty());
        }
        return steps.stream()
                .filter(step -> keptBy(step, uid))
                .filter(
                        step ->
                                transforms.getOrDefault(step, "").isEmpty()
                                        || !uid.startsWith(step + "-" + transforms.get(step)))
                .findFirst();
    }

    private static boolean keptBy(String step, String uid) {
        return uid.matches(Pattern.quote(step) + "-" + Shapes.PATTERN + "(-[0-9]+)?");
    }

    /** Whether an operator keeps the state of a step as it is now. */
    boolean keeps(String name, String uid) {
        return (uid.equals(name) && outgrown(uid).isEmpty())
                || (transforms.containsKey(name) && keptBy(name, uid) && outgrown(uid).isEmpty());
    }

    /** The name that an operator was called after. */
    static String nameOf(String uid) {
        for (Pattern pattern : List.of(COMMITTER, GLOBAL_COMMITTER, PART)) {
            Matcher matcher = pattern.matcher(uid);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        for (String suffix : SUFFIXES) {
            if (uid.endsWith(suffix)) {
                return uid.substring(0, uid.length() - suffix.length());
            }
        }
        return uid;
    }
}
