package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.StatePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.savepoint.StateFinding.Fate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a plan can start from stored state: every step with state is still there under its name,
 * with the same key and the same number of key groups, and its cells hold rows that can be read as
 * what the step declares today. State that isn't there yet is no problem: it starts empty.
 */
public final class StateCheck {

    static final String DROPPED = "left behind, as execution.drop-state says";

    private final StoredState stored;
    private final PipelinePlan plan;
    private final PlanNames names;
    private final Set<String> mayGo;
    private final Set<String> dropped = new LinkedHashSet<>();
    private final List<StateFinding> findings = new ArrayList<>();
    private final List<String> general = new ArrayList<>();

    private StateCheck(StoredState stored, PipelinePlan plan) {
        this.stored = requireNonNull(stored, "stored");
        this.plan = requireNonNull(plan, "plan");
        this.names = new PlanNames(plan);
        this.mayGo = Set.copyOf(plan.execution().dropState());
    }

    /**
     * What came out.
     *
     * @param findings what becomes of each piece of state, and what the plan declares anew
     * @param general what keeps the plan from starting and is nobody's in particular, a sentence
     *     each
     * @param dropped the names of what the plan no longer has and allows to be left behind
     */
    public record Result(List<StateFinding> findings, List<String> general, Set<String> dropped) {

        public Result {
            findings = List.copyOf(findings);
            general = List.copyOf(general);
            dropped = Set.copyOf(dropped);
        }

        /** Everything that doesn't fit, in words; empty if the plan can start. */
        public List<String> problems() {
            return Stream.concat(
                            findings.stream().flatMap(finding -> finding.problems().stream()),
                            general.stream())
                    .toList();
        }
    }

    /** Compares stored state with a plan. */
    public static Result of(StoredState stored, PipelinePlan plan) {
        StateCheck check = new StateCheck(stored, plan);
        check.run();
        return new Result(check.findings, check.general, check.dropped);
    }

    private void run() {
        Set<String> kept = new LinkedHashSet<>();
        Set<String> gone = new TreeSet<>();
        Set<String> outgrown = new TreeSet<>();
        for (StoredOperator operator : stored.operators()) {
            Optional<String> former = names.outgrown(operator.uid());
            Optional<String> owner = names.owner(operator.uid());
            if (former.isPresent()) {
                outgrown.add(former.get());
            } else if (owner.isEmpty()) {
                gone.add(PlanNames.nameOf(operator.uid()));
            } else {
                step(operator.uid())
                        .ifPresentOrElse(
                                step -> findings.addAll(StepStateCheck.of(step, operator, mayGo)),
                                () -> kept.add(owner.get()));
            }
        }
        kept.stream()
                .map(name -> StateFinding.of(name, "", Fate.KEPT, List.of()))
                .forEach(findings::add);
        gone.forEach(this::checkGone);
        outgrown.forEach(this::checkShape);
        plan.steps().forEach(this::findNew);
        mayGo.stream().sorted().forEach(this::checkDrop);
        checkKeyGroups();
        checkInFlight();
    }

    /** The step whose cells an operator keeps; empty for those of sources, sinks and transforms. */
    private Optional<StepPlan> step(String uid) {
        return plan.steps().stream()
                .filter(step -> step.name().equals(uid))
                .filter(step -> step.kind() != StepPlan.Kind.TRANSFORM)
                .findFirst();
    }

    private void checkGone(String name) {
        if (mayGo.contains(name)) {
            dropped.add(name);
            findings.add(StateFinding.of(name, "", Fate.DROPPED, List.of(DROPPED)));
        } else {
            String reason =
                    "nothing in the pipeline has this name. Rename it back, or list it under"
                            + " execution.drop-state to start without its state.";
            findings.add(
                    new StateFinding(
                            name,
                            "",
                            Fate.DROPPED,
                            List.of(reason),
                            List.of("state of '%s' is stored, but %s".formatted(name, reason))));
        }
    }

    private void checkShape(String name) {
        if (mayGo.contains(name)) {
            dropped.add(name);
            findings.add(StateFinding.of(name, "", Fate.DROPPED, List.of(DROPPED)));
        } else {
            findings.add(
                    StateFinding.refused(
                            name,
                            "",
                            Fate.INCOMPATIBLE,
                            List.of(
                                    ("its state was kept by another sequence, query or input, and"
                                                    + " can't be read by the one that it has now."
                                                    + " Change it back, give the step another name,"
                                                    + " or list '%s' under execution.drop-state to"
                                                    + " start without its state.")
                                            .formatted(name)),
                            "step '%s': ".formatted(name)));
        }
    }

    /** What a step declares and nobody has stored: all its cells, or those that are new. */
    private void findNew(StepPlan step) {
        Set<String> known = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> finding.owner().equals(step.name()))
                .forEach(finding -> known.add(finding.cell()));
        for (StatePlan state : step.states()) {
            if (!known.contains(state.name())) {
                findings.add(
                        StateFinding.of(
                                step.name(), state.name(), Fate.NEW, List.of("starts empty")));
            }
        }
        if (!step.shape().isEmpty() && known.isEmpty()) {
            findings.add(StateFinding.of(step.name(), "", Fate.NEW, List.of("starts empty")));
        }
    }

    private void checkDrop(String name) {
        if (names.has(name)
                && stored.operators().stream()
                        .anyMatch(operator -> names.keeps(name, operator.uid()))) {
            general.add(
                    ("execution.drop-state lists '%s', which the pipeline has, so its state would"
                                    + " be restored all the same. Give the step another name, or take it off"
                                    + " the list.")
                            .formatted(name));
        }
    }

    private void checkKeyGroups() {
        int wanted = plan.execution().maxParallelism();
        stored.operators().stream()
                .filter(operator -> names.owner(operator.uid()).isPresent())
                .map(StoredOperator::maxParallelism)
                .filter(stored -> stored != wanted)
                .findFirst()
                .ifPresent(
                        stored ->
                                general.add(
                                        ("it was written with max-parallelism %d; %d is configured."
                                                        + " It can't change while state is kept: set"
                                                        + " execution.max-parallelism to %d.")
                                                .formatted(stored, wanted, stored)));
    }

    private void checkInFlight() {
        boolean changed =
                findings.stream()
                        .map(StateFinding::fate)
                        .anyMatch(fate -> fate == Fate.MIGRATED || fate == Fate.INCOMPATIBLE);
        if (stored.inFlight() && (changed || !dropped.isEmpty())) {
            general.add(
                    "it's an unaligned checkpoint, with records between steps that only an"
                            + " unchanged pipeline can read. Take a savepoint and start from that.");
        }
    }
}
