package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import io.dataprocessing.pipeline.core.row.RowLayout;
import java.util.List;
import java.util.Optional;

/** Checks what a factory says of a step against what flows into it. */
final class StepChecks {

    private static final String KEY = "key-by";

    private final Planning planning;
    private final Outputs outputs;
    private final Section section;
    private final List<List<Reference>> inputs;
    private final StepSpec spec;
    private final List<RowType> inputTypes;

    StepChecks(
            Planning planning,
            Outputs outputs,
            Section section,
            List<List<Reference>> inputs,
            StepSpec spec,
            List<RowType> inputTypes) {
        this.planning = planning;
        this.outputs = outputs;
        this.section = section;
        this.inputs = inputs;
        this.spec = spec;
        this.inputTypes = inputTypes;
    }

    /** Whether the processor has several inputs, each with a stream of its own. */
    boolean separate() {
        return spec.inputTypes().size() > 1;
    }

    boolean areClean() {
        return inputsFit() && keyFits() && declarationsFit();
    }

    private boolean inputsFit() {
        int wanted = spec.inputTypes().size();
        if (wanted == 1) {
            return unionFits(outputs, section, inputs, inputTypes) && convertible(0);
        }
        if (wanted != inputTypes.size()) {
            planning.error(
                    PlanCode.INPUT,
                    section,
                    InputWords.KEY,
                    ("%s has %d inputs; 'input' lists %d. To unite several for one of them, put"
                                    + " them in a list of their own: [a, [b, c]].")
                            .formatted(section.owner(), wanted, inputTypes.size()));
            return false;
        }
        boolean clean = true;
        for (int i = 0; i < wanted; i++) {
            clean &= convertible(i);
        }
        return clean;
    }

    /** Whether all that flows into one input is of one type. */
    static boolean unionFits(
            Outputs outputs,
            Section section,
            List<List<Reference>> inputs,
            List<RowType> inputTypes) {
        for (int i = 1; i < inputTypes.size(); i++) {
            if (!inputTypes.get(i).equals(inputTypes.get(0))) {
                outputs.reportUnion(
                        section,
                        inputs.get(0).get(0),
                        inputTypes.get(0),
                        inputs.get(i).get(0),
                        inputTypes.get(i));
                return false;
            }
        }
        return true;
    }

    private boolean convertible(int input) {
        return new InputFit(
                        planning,
                        section,
                        inputs.get(input).get(0),
                        SpecReading.inputClass(spec, input))
                .check(inputTypes.get(input), spec.inputTypes().get(input));
    }

    private boolean keyFits() {
        boolean clean = true;
        List<List<String>> key = spec.declarations().key();
        for (int i = 0; i < key.size(); i++) {
            RowType type = inputTypes.get(Math.min(i, inputTypes.size() - 1));
            for (int j = 0; j < key.get(i).size(); j++) {
                clean &= keyFieldFits(planning, section, type, key.get(i).get(j), place(i, j));
            }
        }
        return clean && (key.size() < 2 || keysMeet(key.get(0), key.get(1)));
    }

    /** Where a field of an input's key stands: in a list of its own, or in that of both. */
    private String place(int input, int field) {
        String own = KEY + (input == 0 ? ".left" : ".right");
        return (section.node(own).isPresent() ? own : KEY) + "[%d]".formatted(field);
    }

    /** Whether records of two inputs can have equal keys. */
    private boolean keysMeet(List<String> left, List<String> right) {
        if (left.size() != right.size()) {
            planning.error(
                    PlanCode.KEY,
                    section,
                    KEY,
                    ("%s brings records of equal keys together; its first input has %d key fields"
                                    + " (%s), its second %d (%s). Name as many of one as of the other.")
                            .formatted(
                                    section.owner(),
                                    left.size(),
                                    String.join(", ", left),
                                    right.size(),
                                    String.join(", ", right)));
            return false;
        }
        boolean clean = true;
        for (int i = 0; i < left.size(); i++) {
            clean &= keysMeet(left.get(i), right.get(i), place(1, i));
        }
        return clean;
    }

    private boolean keysMeet(String left, String right, String option) {
        DataType leftType = inputTypes.get(0).field(left).orElseThrow().type().asRequired();
        DataType rightType = inputTypes.get(1).field(right).orElseThrow().type().asRequired();
        boolean equal = RowLayout.same(keyOf(leftType), keyOf(rightType));
        if (!equal) {
            planning.error(
                    PlanCode.KEY,
                    section,
                    option,
                    ("key field '%s' of the first input is %s, '%s' of the second is %s; keys can be"
                                    + " equal only if their types are. Convert one in a step before.")
                            .formatted(left, leftType, right, rightType));
        }
        return equal;
    }

    private static RowType keyOf(DataType type) {
        return RowType.of(Field.of("key", type));
    }

    /** Whether a field is there and can be part of a key. */
    static boolean keyFieldFits(
            Planning planning, Section section, RowType type, String name, String option) {
        Optional<Field> field = type.field(name);
        if (field.isEmpty()) {
            planning.unknown(PlanCode.KEY, section, KEY, "field", name, type.fieldNames());
        } else if (holdsMap(field.get().type())) {
            planning.error(
                    PlanCode.KEY,
                    section,
                    option,
                    ("field '%s' is %s, and a map is no key: its entries have no order, so equal"
                                    + " maps may differ in bytes. Use a field without a map.")
                            .formatted(name, field.get().type()));
        }
        return field.isPresent() && !holdsMap(field.get().type());
    }

    private static boolean holdsMap(DataType type) {
        if (type instanceof ArrayType array) {
            return holdsMap(array.element());
        }
        if (type instanceof RowType row) {
            return row.fields().stream().anyMatch(field -> holdsMap(field.type()));
        }
        return type instanceof MapType;
    }

    private boolean declarationsFit() {
        boolean keyed = !spec.declarations().key().isEmpty();
        boolean needsKey =
                !spec.declarations().states().isEmpty()
                        || spec.declarations().timers()
                        || spec.declarations().time() instanceof EventTimeUse.Ordered;
        if (needsKey && !keyed) {
            planning.error(
                    PlanCode.PLUGIN,
                    section,
                    "type",
                    "the processor of %s declares state, timers or an order, but no key."
                            .formatted(section.owner()));
            return false;
        }
        return true;
    }
}
