package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.processors.rules.DynamicRulesOptions.MissingRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks the options of dynamic rules against both inputs. */
final class RulesPlanning {

    private static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final DynamicRulesOptions options;
    private final PlanContext context;
    private final RowType events;
    private final RowType rules;

    RulesPlanning(DynamicRulesOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
        this.events = context.inputTypes().get(0);
        this.rules = context.inputTypes().get(1);
    }

    /** The step; empty if it can't even be described, which was reported. */
    Optional<RulesPlan> plan() {
        checkKey();
        Optional<RuleFields> fields = fields();
        if (events.has(options.as())) {
            context.problem(
                    "as",
                    "the events have a field '%s' themselves. Give the rule another name with 'as'."
                            .formatted(options.as()));
        }
        return events.has(options.as()) ? Optional.empty() : fields.map(this::plan);
    }

    private void checkKey() {
        boolean holds = options.missingRules() == MissingRules.HOLD;
        if (holds && options.keyBy().isEmpty()) {
            context.problem(
                    "missing-rules",
                    "events that wait are kept in state, by key. Give 'key-by', for example 'key-by: [%s]'."
                            .formatted(events.size() == 0 ? "id" : events.field(0).name()));
        }
        if (!holds && !options.keyBy().isEmpty()) {
            context.problem(
                    "key-by",
                    "'key-by' has no effect without 'missing-rules: hold': every instance has all rules. Leave it out.");
        }
    }

    private Optional<RuleFields> fields() {
        OptionalInt name =
                field(
                        "rule-key",
                        options.ruleKey(),
                        "a string, an int or a long",
                        DataTypes.STRING,
                        DataTypes.INT,
                        DataTypes.LONG);
        OptionalInt condition =
                field("condition-field", options.conditionField(), "a string", DataTypes.STRING);
        RuleFields fields =
                new RuleFields(
                        name.orElse(0),
                        condition.orElse(0),
                        flag("enabled-field", options.enabledField()),
                        flag("deleted-field", options.deletedField()),
                        options.priorityField()
                                .map(
                                        field ->
                                                field(
                                                        "priority-field",
                                                        field,
                                                        "an int or a long",
                                                        DataTypes.INT,
                                                        DataTypes.LONG))
                                .orElse(OptionalInt.empty()));
        return name.isPresent() && condition.isPresent() ? Optional.of(fields) : Optional.empty();
    }

    private OptionalInt flag(String option, Optional<String> name) {
        return name.map(field -> field(option, field, "a boolean", DataTypes.BOOLEAN))
                .orElse(OptionalInt.empty());
    }

    private OptionalInt field(String option, String name, String words, DataType... types) {
        Optional<Field> field = rules.field(name);
        if (field.isEmpty()) {
            context.problem(
                    option,
                    "the rules have no field '%s'. Fields: %s."
                            .formatted(name, String.join(", ", rules.fieldNames())));
            return OptionalInt.empty();
        }
        if (!List.of(types).contains(field.get().type().asRequired())) {
            context.problem(
                    option,
                    "field '%s' of the rules is %s; it must be %s."
                            .formatted(name, field.get().type().asRequired(), words));
            return OptionalInt.empty();
        }
        return OptionalInt.of(rules.indexOf(name));
    }

    private RulesPlan plan(RuleFields fields) {
        RowType joined = joined();
        Map<String, Field> output = new LinkedHashMap<>();
        events.fields().forEach(field -> output.put(field.name(), field));
        output.put(
                options.ruleField(),
                Field.of(options.ruleField(), rules.field(fields.name()).type().asRequired()));
        if (events.has(options.ruleField()) || options.select().containsKey(options.ruleField())) {
            context.problem(
                    "rule-field",
                    "there is a field '%s' already. Choose another name for the one that holds the rule's name."
                            .formatted(options.ruleField()));
        }
        List<Expression> added = new ArrayList<>();
        List<String> names = new ArrayList<>();
        options.select()
                .forEach(
                        (name, text) ->
                                select(name, text, joined)
                                        .ifPresent(
                                                expression -> {
                                                    added.add(expression);
                                                    names.add(name);
                                                    output.put(
                                                            name,
                                                            Field.of(name, expression.type()));
                                                }));
        List<String> own = new ArrayList<>(names);
        own.add(options.ruleField());
        RowMapping mapping =
                RowMapping.replacing(events, RowType.of(List.copyOf(output.values())), own);
        return new RulesPlan(
                Schemas.rows(events),
                fields,
                context.expressions(),
                RowMapping.extending(joined, events.size()),
                added,
                names.stream().map(name -> slot(mapping, name)).toList(),
                slot(mapping, options.ruleField()),
                mapping,
                RulesPlan.rules(Schemas.rows(rules)),
                RulesPlan.held(events),
                new SideOutput<>("unmatched", Schemas.rows(events)));
    }

    private static int slot(RowMapping mapping, String name) {
        return mapping.ownIndex(mapping.type().indexOf(name));
    }

    private Optional<Expression> select(String name, ExpressionText text, RowType joined) {
        if (!name.matches(FIELD_NAME)) {
            context.problem(
                    text.option(),
                    "'%s' can't name a field. Use letters, digits and '_', no digit first."
                            .formatted(name));
            return Optional.empty();
        }
        return context.expression(text, joined, Optional.empty());
    }

    private RowType joined() {
        RowType.Builder joined = RowType.builder();
        events.fields().forEach(joined::field);
        return joined.field(options.as(), rules.withNullable(false)).build();
    }
}
