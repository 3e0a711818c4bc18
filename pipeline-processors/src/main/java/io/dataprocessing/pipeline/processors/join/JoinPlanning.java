package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.PairedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the key, the condition and the output of a join against its two inputs. */
final class JoinPlanning {

    static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";
    static final String FIELD_NAME_ALLOWED = "letters, digits and '_', no digit first";

    private static final String LEFT = "left";
    private static final String RIGHT = "right";

    private final PlanContext context;
    private final JoinType type;
    private final PairedKey key;
    private final RowType left;
    private final RowType right;
    private final RowType pairType;
    private final List<Output> outputs = new ArrayList<>();

    /** A field of the output and how it's made. */
    private record Output(Field field, PairColumn column) {}

    JoinPlanning(PlanContext context, JoinType type, PairedKey key) {
        this.context = context;
        this.type = type;
        this.key = key;
        this.left = context.inputTypes().get(0);
        // A step with one input is refused later, by the platform and in its words.
        this.right = context.inputTypes().get(context.inputTypes().size() - 1);
        this.pairType =
                RowType.of(
                        Field.of(LEFT, left.withNullable(type.givesUnmatchedRight())),
                        Field.of(
                                RIGHT,
                                right.withNullable(
                                        type.givesPairs() && type.givesUnmatchedLeft())));
    }

    RowType left() {
        return left;
    }

    RowType right() {
        return right;
    }

    /** The plan, as far as it can be made; what is wrong was reported. */
    JoinPlan plan(
            Optional<ExpressionText> where,
            Map<String, ExpressionText> select,
            Set<String> unselected,
            List<Field> more) {
        checkKey();
        RowType both =
                RowType.of(
                        Field.of(LEFT, left.withNullable(false)),
                        Field.of(RIGHT, right.withNullable(false)));
        Optional<Expression> condition =
                where.flatMap(
                        text -> context.expression(text, both, Optional.of(DataTypes.BOOLEAN)));
        if (select.isEmpty()) {
            selectAll(unselected);
        } else {
            select.forEach(this::select);
        }
        more.forEach(this::checkFree);
        List<Field> fields = new ArrayList<>(outputs.stream().map(Output::field).toList());
        fields.addAll(more.stream().filter(field -> isFree(field.name())).toList());
        return new JoinPlan(
                type,
                pairType,
                condition,
                RowType.of(fields),
                outputs.stream().map(Output::column).toList(),
                !select.isEmpty());
    }

    private void checkKey() {
        boolean same = key.left().equals(key.right());
        for (int i = 0; i < key.left().size(); i++) {
            Optional<Field> one = field(left, "first", key.left().get(i), place(same, LEFT, i));
            Optional<Field> other =
                    field(right, "second", key.right().get(i), place(same, RIGHT, i));
            if (one.isPresent()
                    && other.isPresent()
                    && !one.get().type().asRequired().equals(other.get().type().asRequired())) {
                context.problem(
                        place(same, RIGHT, i),
                        "'%s' of the first input is %s, '%s' of the second %s; they never match. Convert one with a step 'map' or 'cast' above."
                                .formatted(
                                        one.get().name(),
                                        one.get().type().asRequired(),
                                        other.get().name(),
                                        other.get().type().asRequired()));
            }
        }
    }

    private static String place(boolean same, String side, int index) {
        return same ? "key-by[%d]".formatted(index) : "key-by.%s[%d]".formatted(side, index);
    }

    private Optional<Field> field(RowType input, String which, String name, String option) {
        Optional<Field> field = input.field(name);
        if (field.isEmpty()) {
            context.problem(
                    option,
                    "the %s input has no field '%s'. Fields: %s."
                            .formatted(which, name, String.join(", ", input.fieldNames())));
        }
        return field;
    }

    private void select(String name, ExpressionText text) {
        if (!name.matches(FIELD_NAME)) {
            context.problem(
                    text.option(),
                    "'%s' can't name a field. Use %s.".formatted(name, FIELD_NAME_ALLOWED));
            return;
        }
        context.expression(text, visible(), Optional.empty())
                .ifPresent(
                        expression ->
                                outputs.add(
                                        new Output(
                                                Field.of(name, expression.type()),
                                                expression::evaluate)));
    }

    /** What 'select' sees: a semi or an anti join gives left records only. */
    private RowType visible() {
        return type.givesPairs() ? pairType : RowType.of(pairType.field(0));
    }

    private void selectAll(Set<String> unselected) {
        for (int i = 0; i < left.size(); i++) {
            Field field = left.field(i);
            int twin = twin(field.name());
            if (type.givesPairs() && twin >= 0) {
                addKey(field, i, twin);
            } else {
                add(field, 0, i);
            }
        }
        if (!type.givesPairs()) {
            return;
        }
        for (int i = 0; i < right.size(); i++) {
            Field field = right.field(i);
            if (unselected.contains(field.name()) || isTwin(field.name())) {
                continue;
            }
            if (left.has(field.name())) {
                context.problem(
                        "select",
                        "both inputs have a field '%1$s'. Say which fields go on, and as what: {%1$s: left.%1$s, other_%1$s: right.%1$s}."
                                .formatted(field.name()));
            } else {
                add(field, 1, i);
            }
        }
    }

    /** The position on the right of a key field that has the same name on both sides, or -1. */
    private int twin(String name) {
        return isTwin(name) && right.has(name) ? right.indexOf(name) : -1;
    }

    private boolean isTwin(String name) {
        int index = key.left().indexOf(name);
        return index >= 0 && key.right().get(index).equals(name);
    }

    /** A key field of both sides goes on once, from whichever side is there. */
    private void addKey(Field field, int onLeft, int onRight) {
        boolean nullable =
                field.type().nullable()
                        || (type.givesUnmatchedRight() && right.field(onRight).type().nullable());
        outputs.add(
                new Output(
                        field.withType(field.type().withNullable(nullable)),
                        pair -> pair.isNull(0) ? value(pair, 1, onRight) : value(pair, 0, onLeft)));
    }

    private void add(Field field, int side, int index) {
        DataType of = field.type();
        outputs.add(
                new Output(
                        pairType.field(side).type().nullable() && !of.nullable()
                                ? field.withType(of.asNullable())
                                : field,
                        pair -> pair.isNull(side) ? null : value(pair, side, index)));
    }

    private static Object value(Row pair, int side, int index) {
        return pair.getRow(side).get(index);
    }

    private void checkFree(Field field) {
        if (!isFree(field.name())) {
            context.problem(
                    "window-fields",
                    "there is a field '%s' already; choose another name.".formatted(field.name()));
        }
    }

    private boolean isFree(String name) {
        return outputs.stream().noneMatch(output -> output.field().name().equals(name));
    }
}
