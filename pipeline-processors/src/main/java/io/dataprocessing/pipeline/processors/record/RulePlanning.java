package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the rules of {@code validate} as conditions, and has those compiled. */
final class RulePlanning {

    private final PlanContext context;
    private final List<Rule> rules = new ArrayList<>();
    private String place = "";
    private String name = "";
    private ValidateOptions.Rule rule;

    RulePlanning(PlanContext context) {
        this.context = context;
    }

    /** All checks of all rules, in the order of the file. */
    List<Rule> plan(List<ValidateOptions.Rule> given) {
        if (given.isEmpty()) {
            context.problem("rules", "at least one rule is needed.");
        }
        for (int i = 0; i < given.size(); i++) {
            rule = given.get(i);
            place = "rules[%d]".formatted(i);
            name = rule.name().or(rule::field).orElse("rule-" + (i + 1));
            plan();
        }
        return List.copyOf(rules);
    }

    private void plan() {
        int before = rules.size();
        Optional<String> field = rule.field().filter(this::isThere);
        if (field.isPresent()) {
            planField(field.get());
        }
        if (rule.condition().isPresent()) {
            if (rule.field().isPresent()) {
                context.problem(
                        place + ".condition",
                        "a rule is about a 'field' or has a 'condition', not both; make two.");
            }
            add("condition", rule.condition().get().text(), "the condition doesn't hold");
        } else if (rule.field().isEmpty()) {
            context.problem(place, "a rule needs a 'field' with checks, or a 'condition'.");
        } else if (field.isPresent() && rules.size() == before && !hasChecks()) {
            context.problem(
                    place,
                    "the rule checks nothing. Use not-null, range, length, matches or one-of.");
        }
    }

    private boolean hasChecks() {
        return rule.notNull()
                || rule.range().isPresent()
                || rule.length().isPresent()
                || rule.matches().isPresent()
                || !rule.oneOf().isEmpty();
    }

    /** Whether the path leads to a field; if not, that has been reported. */
    private boolean isThere(String path) {
        if (type(path).isPresent()) {
            return true;
        }
        context.problem(
                place + ".field",
                "the input has no field '%s'. Fields: %s."
                        .formatted(path, String.join(", ", context.inputType().fieldNames())));
        return false;
    }

    /** The type at a path; nullable where a row above it is. */
    private Optional<DataType> type(String path) {
        DataType type = context.inputType();
        boolean nullable = false;
        for (String part : path.split("\\.", -1)) {
            Optional<Field> field =
                    type instanceof RowType row ? row.field(part) : Optional.empty();
            if (field.isEmpty()) {
                return Optional.empty();
            }
            type = field.get().type();
            nullable |= type.nullable();
        }
        return Optional.of(type.withNullable(nullable));
    }

    private void planField(String field) {
        if (rule.notNull()) {
            add("not-null", "has(%s)".formatted(field), field + " must not be null");
        }
        rule.range().ifPresent(range -> planRange(field, range));
        rule.length().ifPresent(length -> planLength(field, length));
        rule.matches()
                .ifPresent(
                        pattern ->
                                addOfField(
                                        "matches",
                                        field,
                                        "%s.matches(%s)".formatted(field, quoted(pattern)),
                                        "%s must match %s".formatted(field, pattern)));
        if (!rule.oneOf().isEmpty()) {
            addOfField(
                    "one-of",
                    field,
                    "%s in [%s]".formatted(field, listed(field)),
                    "%s must be one of %s".formatted(field, String.join(", ", rule.oneOf())));
        }
    }

    private void planRange(String field, ValidateOptions.Bounds range) {
        range.min()
                .ifPresent(
                        min ->
                                addOfField(
                                        "range.min",
                                        field,
                                        "%s >= (%s)".formatted(field, min.text()),
                                        "%s must be at least %s".formatted(field, min.text())));
        range.max()
                .ifPresent(
                        max ->
                                addOfField(
                                        "range.max",
                                        field,
                                        "%s <= (%s)".formatted(field, max.text()),
                                        "%s must be at most %s".formatted(field, max.text())));
        if (range.min().isEmpty() && range.max().isEmpty()) {
            context.problem(place + ".range", "give 'min', 'max' or both.");
        }
    }

    private void planLength(String field, ValidateOptions.Length length) {
        length.min()
                .ifPresent(
                        min ->
                                addOfField(
                                        "length.min",
                                        field,
                                        "size(%s) >= %d".formatted(field, min),
                                        "%s must have a length of at least %d"
                                                .formatted(field, min)));
        length.max()
                .ifPresent(
                        max ->
                                addOfField(
                                        "length.max",
                                        field,
                                        "size(%s) <= %d".formatted(field, max),
                                        "%s must have a length of at most %d"
                                                .formatted(field, max)));
        if (length.min().isEmpty() && length.max().isEmpty()) {
            context.problem(place + ".length", "give 'min', 'max' or both.");
        }
    }

    /** Texts in quotes, everything else as it stands. */
    private String listed(String field) {
        DataType type = type(field).orElseThrow().asRequired();
        boolean text = type.equals(DataTypes.STRING) || type instanceof EnumType;
        return rule.oneOf().stream()
                .map(value -> text ? quoted(value) : value)
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    /** A check of the field: null breaks none but not-null. */
    private void addOfField(String option, String field, String condition, String message) {
        boolean nullable = type(field).orElseThrow().nullable();
        add(option, nullable ? "coalesce(%s, true)".formatted(condition) : condition, message);
    }

    private void add(String option, String condition, String message) {
        context.expression(
                        new ExpressionText(place + "." + option, condition),
                        context.inputType(),
                        Optional.of(DataTypes.BOOLEAN))
                .ifPresent(
                        check ->
                                rules.add(
                                        new Rule(
                                                name,
                                                check,
                                                rule.message().orElse(message),
                                                rule.severity()
                                                        == ValidateOptions.Severity.WARNING)));
    }
}
