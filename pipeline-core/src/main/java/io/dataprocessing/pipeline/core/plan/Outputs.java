package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The outputs whose types are known so far. A producer that couldn't be planned has none, and what
 * reads it is passed over in silence: its own problem has been reported.
 */
final class Outputs {

    static final String MAIN = "";

    private final Planning planning;
    private final Map<String, Map<String, RowType>> byProducer = new HashMap<>();

    Outputs(Planning planning) {
        this.planning = planning;
    }

    /** Adds a producer; of two with one name, which is an error, the first counts. */
    void add(String producer, Map<String, RowType> outputs) {
        byProducer.putIfAbsent(producer, outputs);
    }

    /** The outputs of a producer by name; empty if it couldn't be planned. */
    Optional<Map<String, RowType>> of(String producer) {
        return Optional.ofNullable(byProducer.get(producer));
    }

    /** The types of all outputs. */
    Map<OutputRef, RowType> byRef() {
        Map<OutputRef, RowType> types = new HashMap<>();
        byProducer.forEach(
                (producer, outputs) ->
                        outputs.forEach(
                                (output, type) ->
                                        types.put(new OutputRef(producer, output), type)));
        return types;
    }

    /** The types of a consumer's inputs; empty if one isn't known or a problem was reported. */
    Optional<List<RowType>> types(Section section, List<List<Reference>> inputs) {
        List<Optional<RowType>> types =
                inputs.stream().map(union -> typeOfUnion(section, union)).toList();
        return types.isEmpty() || types.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(types.stream().map(Optional::orElseThrow).toList());
    }

    /** The one type of united outputs; empty if they differ or one isn't known. */
    Optional<RowType> typeOfUnion(Section section, List<Reference> references) {
        List<Optional<RowType>> types =
                references.stream().map(reference -> type(section, reference)).toList();
        if (types.isEmpty() || types.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        RowType first = types.get(0).orElseThrow();
        for (int i = 1; i < types.size(); i++) {
            if (!isSame(section, references, i, first, types.get(i).orElseThrow())) {
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    private boolean isSame(
            Section section, List<Reference> references, int at, RowType first, RowType other) {
        if (first.equals(other)) {
            return true;
        }
        reportUnion(section, references.get(0), first, references.get(at), other);
        return false;
    }

    /** Reports two outputs that can't be united, with what they differ in. */
    void reportUnion(Section section, Reference one, RowType first, Reference two, RowType other) {
        planning.problems()
                .error(
                        PlanCode.UNION,
                        two.position(),
                        section.path() + "." + InputWords.KEY,
                        "'%s' and '%s' can't be united: %s"
                                .formatted(
                                        one.ref(),
                                        two.ref(),
                                        difference(one.ref(), first, two.ref(), other)));
    }

    private static String difference(OutputRef one, RowType first, OutputRef two, RowType other) {
        for (String name : first.fieldNames()) {
            if (!other.has(name)) {
                return "'%s' has no field '%s'.".formatted(two, name);
            }
            if (!first.field(name).equals(other.field(name))) {
                return "field '%s' is %s in '%s' and %s in '%s'."
                        .formatted(
                                name,
                                first.field(name).orElseThrow().type(),
                                one,
                                other.field(name).orElseThrow().type(),
                                two);
            }
        }
        return other.fieldNames().stream()
                .filter(name -> !first.has(name))
                .findFirst()
                .map(name -> "'%s' has no field '%s'.".formatted(one, name))
                .orElse("their fields have another order.");
    }

    private Optional<RowType> type(Section section, Reference reference) {
        OutputRef ref = reference.ref();
        Map<String, RowType> outputs = byProducer.get(ref.producer());
        if (outputs == null) {
            return Optional.empty();
        }
        RowType type = outputs.get(ref.output());
        if (type == null) {
            report(section, reference, new TreeSet<>(outputs.keySet()));
        }
        return Optional.ofNullable(type);
    }

    private void report(Section section, Reference reference, Set<String> outputs) {
        OutputRef ref = reference.ref();
        boolean main = ref.output().equals(MAIN);
        Set<String> sides = new TreeSet<>(outputs);
        sides.remove(MAIN);
        String known = sides.isEmpty() ? "" : " Outputs: %s.".formatted(String.join(", ", sides));
        planning.problems()
                .error(
                        main ? PlanCode.NO_MAIN_OUTPUT : PlanCode.UNKNOWN_OUTPUT,
                        reference.position(),
                        section.path() + "." + InputWords.KEY,
                        main
                                ? "step '%s' has no main output; read one of its others.%s"
                                        .formatted(ref.producer(), sidesOf(ref, sides))
                                : "'%s' has no output '%s'.%s"
                                        .formatted(ref.producer(), ref.output(), known),
                        main ? Optional.empty() : Suggestion.nearest(ref.output(), sides));
    }

    private static String sidesOf(OutputRef ref, Set<String> sides) {
        return sides.isEmpty()
                ? ""
                : " Outputs: %s."
                        .formatted(
                                String.join(
                                        ", ",
                                        sides.stream()
                                                .map(side -> ref.producer() + "." + side)
                                                .toList()));
    }
}
