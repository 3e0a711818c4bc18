package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.StatePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.row.RowEvolution;
import io.dataprocessing.pipeline.core.row.RowLayout;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a plan can start from stored state: every step with state is still there under its name,
 * with the same key and the same number of key groups, and its cells hold rows that can be read as
 * what the step declares today. State that isn't there yet is no problem: it starts empty.
 */
public final class StateCheck {

    private final StoredState stored;
    private final PipelinePlan plan;
    private final PlanNames names;
    private final Set<String> mayGo;
    private final Set<String> dropped = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private boolean changed;

    private StateCheck(StoredState stored, PipelinePlan plan) {
        this.stored = requireNonNull(stored, "stored");
        this.plan = requireNonNull(plan, "plan");
        this.names = new PlanNames(plan);
        this.mayGo = Set.copyOf(plan.execution().dropState());
    }

    /**
     * What came out.
     *
     * @param problems everything that doesn't fit, in words; empty if the plan can start
     * @param dropped the names of what the plan no longer has and allows to be left behind
     */
    public record Result(List<String> problems, Set<String> dropped) {

        public Result {
            problems = List.copyOf(problems);
            dropped = Set.copyOf(dropped);
        }
    }

    /** Compares stored state with a plan. */
    public static Result of(StoredState stored, PipelinePlan plan) {
        StateCheck check = new StateCheck(stored, plan);
        check.run();
        return new Result(check.problems, check.dropped);
    }

    private void run() {
        Set<String> gone = new TreeSet<>();
        Set<String> changedShapes = new TreeSet<>();
        for (StoredOperator operator : stored.operators()) {
            Optional<String> outgrown = names.outgrown(operator.uid());
            if (outgrown.isPresent()) {
                changedShapes.add(outgrown.get());
            } else if (names.owns(operator.uid())) {
                plan.steps().stream()
                        .filter(step -> step.name().equals(operator.uid()))
                        .filter(step -> step.kind() != StepPlan.Kind.TRANSFORM)
                        .forEach(step -> checkStep(step, operator));
            } else {
                gone.add(PlanNames.nameOf(operator.uid()));
            }
        }
        gone.forEach(this::checkGone);
        changedShapes.forEach(this::checkShape);
        mayGo.stream().sorted().forEach(this::checkDrop);
        checkKeyGroups();
        if (stored.inFlight() && (changed || !dropped.isEmpty())) {
            problems.add(
                    "it's an unaligned checkpoint, with records between steps that only an"
                            + " unchanged pipeline can read. Take a savepoint and start from that.");
        }
    }

    private void checkGone(String name) {
        if (mayGo.contains(name)) {
            dropped.add(name);
        } else {
            problems.add(
                    ("state of '%s' is stored, but nothing in the pipeline has this name. Rename it"
                                    + " back, or list it under execution.drop-state to start without its"
                                    + " state.")
                            .formatted(name));
        }
    }

    private void checkShape(String name) {
        if (mayGo.contains(name)) {
            dropped.add(name);
        } else {
            problems.add(
                    ("step '%s': its state was kept by another sequence, query or input, and can't"
                                    + " be read by the one that it has now. Change it back, give the step"
                                    + " another name, or list '%s' under execution.drop-state to start without"
                                    + " its state.")
                            .formatted(name, name));
        }
    }

    private void checkDrop(String name) {
        if (names.has(name)
                && stored.operators().stream()
                        .anyMatch(operator -> names.keeps(name, operator.uid()))) {
            problems.add(
                    ("execution.drop-state lists '%s', which the pipeline has, so its state would"
                                    + " be restored all the same. Give the step another name, or take it off"
                                    + " the list.")
                            .formatted(name));
        }
    }

    private void checkKeyGroups() {
        int wanted = plan.execution().maxParallelism();
        stored.operators().stream()
                .filter(operator -> names.owns(operator.uid()))
                .map(StoredOperator::maxParallelism)
                .filter(stored -> stored != wanted)
                .findFirst()
                .ifPresent(
                        stored ->
                                problems.add(
                                        ("it was written with max-parallelism %d; %d is configured."
                                                        + " It can't change while state is kept: set"
                                                        + " execution.max-parallelism to %d.")
                                                .formatted(stored, wanted, stored)));
    }

    private void checkStep(StepPlan step, StoredOperator operator) {
        checkKey(step, operator);
        for (StoredCell cell : operator.cells()) {
            Optional<StatePlan> declared =
                    step.states().stream()
                            .filter(state -> state.name().equals(cell.name()))
                            .findFirst();
            if (declared.isPresent()) {
                checkCell(step, declared.get(), cell);
            } else if (!mayGo.contains(step.name() + "." + cell.name())) {
                problems.add(
                        ("step '%s': state '%s' is stored, but the step no longer declares it%s."
                                        + " Declare it again, or list '%s.%s' under execution.drop-state to"
                                        + " start without it.")
                                .formatted(
                                        step.name(),
                                        cell.name(),
                                        declares(step),
                                        step.name(),
                                        cell.name()));
            }
        }
    }

    private static String declares(StepPlan step) {
        return step.states().isEmpty()
                ? ""
                : step.states().stream()
                        .map(StatePlan::name)
                        .sorted()
                        .collect(Collectors.joining(", ", " (it declares ", ")"));
    }

    private void checkKey(StepPlan step, StoredOperator operator) {
        if (operator.key().isEmpty()) {
            return;
        }
        RowType stored = operator.key().get();
        Optional<RowType> wanted = keyType(step);
        if (wanted.isEmpty()) {
            problems.add(
                    ("step '%s': its state is kept by the key %s, and the step has no key now."
                                    + " Key it again, or give the step another name.")
                            .formatted(step.name(), fields(stored)));
        } else if (!RowLayout.same(stored, wanted.get())) {
            problems.add(
                    ("step '%s': its state is kept by the key %s, and the key is %s now. A key"
                                    + " can't change while state is kept: leave it, or give the step another"
                                    + " name.")
                            .formatted(step.name(), fields(stored), fields(wanted.get())));
        }
    }

    /** The type of the key, which has no fields where all records share one. */
    private static Optional<RowType> keyType(StepPlan step) {
        return step.key().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        EventKey.of(step.processor().inputTypes().get(0), step.key().get(0))
                                .keyType());
    }

    private static String fields(RowType type) {
        return type.fields().stream()
                .map(field -> field.name() + " " + field.type().asRequired())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private void checkCell(StepPlan step, StatePlan declared, StoredCell cell) {
        String place = "step '%s', state '%s': ".formatted(step.name(), cell.name());
        if (declared.kind() != cell.kind()) {
            problems.add(
                    "%sit was a %s and is a %s. Leave it, or give the state another name."
                            .formatted(place, word(cell.kind()), word(declared.kind())));
            return;
        }
        List<String> found = new ArrayList<>();
        if (cell.key().isPresent() && declared.key().isPresent()) {
            RowEvolution.keyProblems(cell.key().get(), declared.key().get()).stream()
                    .map(problem -> "the map's key: " + problem)
                    .forEach(found::add);
        }
        found.addAll(RowEvolution.problems(cell.value(), declared.value()));
        found.forEach(problem -> problems.add(place + problem));
        changed |= !RowLayout.same(cell.value(), declared.value());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
