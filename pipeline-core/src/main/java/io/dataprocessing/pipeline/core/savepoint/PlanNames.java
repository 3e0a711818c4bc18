package io.dataprocessing.pipeline.core.savepoint;

import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import java.util.HashSet;
import java.util.List;
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
    private static final String GATE = "-from-";
    private static final List<String> SUFFIXES = List.of("-errors", "-encode", "-in", "-label");

    private final Set<String> names = new HashSet<>();
    private final Set<String> transforms = new HashSet<>();

    PlanNames(PipelinePlan plan) {
        plan.sources().stream().map(SourcePlan::name).forEach(names::add);
        plan.sinks().stream().map(SinkPlan::name).forEach(names::add);
        plan.deadLetter().ifPresent(letters -> names.add(DeadLetterPlan.NAME));
        for (StepPlan step : plan.steps()) {
            names.add(step.name());
            if (step.kind() == StepPlan.Kind.TRANSFORM) {
                transforms.add(step.name());
            }
        }
    }

    /** Whether something in the plan has this name. */
    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether the plan makes an operator of this uid. */
    boolean owns(String uid) {
        return names.contains(uid)
                || names.contains(nameOf(uid))
                || names.stream().anyMatch(name -> uid.startsWith(name + GATE))
                || transforms.stream().anyMatch(name -> uid.startsWith(name + "-"));
    }

    /** The name that an operator was called after. */
    static String nameOf(String uid) {
        for (Pattern pattern : List.of(COMMITTER, GLOBAL_COMMITTER)) {
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
