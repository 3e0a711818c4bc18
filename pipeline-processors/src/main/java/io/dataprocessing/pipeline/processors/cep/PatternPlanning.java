package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.transform.TaskExpression;
import io.dataprocessing.pipeline.processors.cep.Part.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the parts of a sequence their types and compiles the expressions over them. */
final class PatternPlanning {

    private final PatternOptions options;
    private final PlanContext context;
    private final RowType event;

    PatternPlanning(PatternOptions options, PlanContext context) {
        this.options = requireNonNull(options, "options");
        this.context = requireNonNull(context, "context");
        this.event = context.inputType().withNullable(false);
    }

    /** The pattern, or what can be said of one in which problems were found and reported. */
    PatternPlan plan() {
        List<Optional<PartCondition>> conditions = new ArrayList<>();
        List<Part> known = new ArrayList<>();
        for (int i = 0; i < options.sequence().size(); i++) {
            PartOptions part = options.sequence().get(i);
            Optional<Part> own = part.not() ? Optional.empty() : Optional.of(part(part));
            List<Part> visible = new ArrayList<>(known);
            own.filter(it -> it.shape() == Shape.LIST).ifPresent(visible::add);
            conditions.add(part.where().flatMap(text -> condition(text, visible)));
            own.ifPresent(known::add);
        }
        Matching matching = Matching.of(known, event);
        return new PatternPlan(
                conditions,
                matching,
                Matching.of(known.stream().map(Part::unfinished).toList(), event),
                selection(matching));
    }

    private static Part part(PartOptions options) {
        boolean single = Repetition.parse(options.times()).map(Repetition::isSingle).orElse(false);
        if (!single) {
            return new Part(options.name(), Shape.LIST);
        }
        return new Part(options.name(), options.optional() ? Shape.ROW_OR_NULL : Shape.ROW);
    }

    /** Compiled with all parts in sight, and carried with those only that it looks at. */
    private Optional<PartCondition> condition(ExpressionText text, List<Part> visible) {
        return context.expression(text, withParts(visible), Optional.of(DataTypes.BOOLEAN))
                .map(
                        condition -> {
                            List<Part> used =
                                    visible.stream()
                                            .filter(part -> reads(condition, part.name()))
                                            .toList();
                            return new PartCondition(
                                    new TaskExpression(
                                            text.text(), withParts(used), DataTypes.BOOLEAN),
                                    used);
                        });
    }

    private static boolean reads(Expression expression, String name) {
        return expression.reads().stream()
                .anyMatch(read -> read.equals(name) || read.startsWith(name + "."));
    }

    /** The fields of the event and, behind them, parts. */
    private RowType withParts(List<Part> parts) {
        List<Field> fields = new ArrayList<>(event.fields());
        parts.stream()
                .filter(part -> !event.has(part.name()))
                .forEach(part -> fields.add(Field.of(part.name(), part.type(event))));
        return RowType.of(fields);
    }

    private Selection selection(Matching matching) {
        if (options.select().isEmpty()) {
            return Selection.ofParts(matching.type());
        }
        RowType.Builder type = RowType.builder();
        List<TaskExpression> expressions = new ArrayList<>();
        for (Map.Entry<String, ExpressionText> entry : options.select().entrySet()) {
            if (!entry.getKey().matches(PatternOptions.NAME)) {
                context.problem(
                        "select." + entry.getKey(),
                        "'%s' can't name a field. Use %s."
                                .formatted(entry.getKey(), PatternOptions.NAME_ALLOWED));
                continue;
            }
            context.expression(entry.getValue(), matching.type(), Optional.empty())
                    .ifPresent(
                            expression -> {
                                type.field(entry.getKey(), expression.type());
                                expressions.add(
                                        new TaskExpression(
                                                expression.text(),
                                                matching.type(),
                                                expression.type()));
                            });
        }
        return new Selection(expressions, type.build());
    }
}
