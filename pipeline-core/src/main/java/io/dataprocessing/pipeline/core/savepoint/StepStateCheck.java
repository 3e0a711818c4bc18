package io.dataprocessing.pipeline.core.savepoint;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plan.StatePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.row.RowChanges;
import io.dataprocessing.pipeline.core.row.RowEvolution;
import io.dataprocessing.pipeline.core.row.RowLayout;
import io.dataprocessing.pipeline.core.savepoint.StateFinding.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of the cells of one step. */
final class StepStateCheck {

    private final StepPlan step;
    private final StoredOperator operator;
    private final Set<String> mayGo;
    private final List<StateFinding> findings = new ArrayList<>();

    private StepStateCheck(StepPlan step, StoredOperator operator, Set<String> mayGo) {
        this.step = step;
        this.operator = operator;
        this.mayGo = mayGo;
    }

    /**
     * Compares what an operator stored with what the step declares.
     *
     * @param mayGo what the file allows to be left behind
     */
    static List<StateFinding> of(StepPlan step, StoredOperator operator, Set<String> mayGo) {
        StepStateCheck check = new StepStateCheck(step, operator, mayGo);
        check.checkKey();
        check.operator.cells().forEach(check::checkCell);
        return check.findings;
    }

    private void checkKey() {
        if (operator.key().isEmpty()) {
            return;
        }
        RowType stored = operator.key().get();
        Optional<RowType> wanted = StoredOperator.keyOf(step);
        if (wanted.isEmpty()) {
            refuse(
                    ("its state is kept by the key %s, and the step has no key now. Key it again,"
                                    + " or give the step another name.")
                            .formatted(fields(stored)));
        } else if (!RowLayout.same(stored, wanted.get())) {
            refuse(
                    ("its state is kept by the key %s, and the key is %s now. A key can't change"
                                    + " while state is kept: leave it, or give the step another name.")
                            .formatted(fields(stored), fields(wanted.get())));
        }
    }

    private void refuse(String reason) {
        findings.add(
                StateFinding.refused(
                        step.name(),
                        "",
                        Fate.INCOMPATIBLE,
                        List.of(reason),
                        "step '%s': ".formatted(step.name())));
    }

    private static String fields(RowType type) {
        return type.fields().stream()
                .map(field -> field.name() + " " + field.type().asRequired())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private void checkCell(StoredCell cell) {
        Optional<StatePlan> declared =
                step.states().stream()
                        .filter(state -> state.name().equals(cell.name()))
                        .findFirst();
        if (declared.isPresent()) {
            compare(declared.get(), cell);
        } else if (mayGo.contains(step.name() + "." + cell.name())) {
            findings.add(
                    StateFinding.of(
                            step.name(), cell.name(), Fate.DROPPED, List.of(StateCheck.DROPPED)));
        } else {
            String reason =
                    ("the step no longer declares it%s. Declare it again, or list '%s.%s' under"
                                    + " execution.drop-state to start without it.")
                            .formatted(declares(), step.name(), cell.name());
            findings.add(
                    new StateFinding(
                            step.name(),
                            cell.name(),
                            Fate.DROPPED,
                            List.of(reason),
                            List.of(
                                    "step '%s': state '%s' is stored, but %s"
                                            .formatted(step.name(), cell.name(), reason))));
        }
    }

    private String declares() {
        return step.states().isEmpty()
                ? ""
                : step.states().stream()
                        .map(StatePlan::name)
                        .sorted()
                        .collect(Collectors.joining(", ", " (it declares ", ")"));
    }

    private void compare(StatePlan declared, StoredCell cell) {
        List<String> reasons = new ArrayList<>();
        if (declared.kind() != cell.kind()) {
            reasons.add(
                    "it was a %s and is a %s. Leave it, or give the state another name."
                            .formatted(word(cell.kind()), word(declared.kind())));
        } else {
            if (cell.key().isPresent() && declared.key().isPresent()) {
                RowEvolution.keyProblems(cell.key().get(), declared.key().get()).stream()
                        .map(problem -> "the map's key: " + problem)
                        .forEach(reasons::add);
            }
            reasons.addAll(RowEvolution.problems(cell.value(), declared.value()));
        }
        if (!reasons.isEmpty()) {
            findings.add(
                    StateFinding.refused(
                            step.name(),
                            cell.name(),
                            Fate.INCOMPATIBLE,
                            reasons,
                            "step '%s', state '%s': ".formatted(step.name(), cell.name())));
            return;
        }
        List<String> changes = RowChanges.of(cell.value(), declared.value());
        findings.add(
                StateFinding.of(
                        step.name(),
                        cell.name(),
                        changes.isEmpty() ? Fate.KEPT : Fate.MIGRATED,
                        changes));
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
