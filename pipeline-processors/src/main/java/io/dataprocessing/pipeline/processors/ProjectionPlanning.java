package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.processors.value.Cast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies the options of {@code map} to an input type, in the order that they document. */
final class ProjectionPlanning {

    private static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String NO_NAME =
            "'%s' can't name a field. Use letters, digits and '_', no digit first.";

    private final MapOptions options;
    private final PlanContext context;
    private final RowType input;
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private final Set<String> reads = new HashSet<>();

    ProjectionPlanning(MapOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
        this.input = context.inputType();
    }

    /** A field of the output before it has its last name. */
    private record Output(Field field, Column column) {}

    ProjectionPlan plan() {
        take();
        fillNulls();
        compute();
        cast();
        Map<String, String> names = lastNames();
        RowType.Builder type = RowType.builder();
        List<Column> columns = new ArrayList<>();
        outputs.forEach(
                (name, output) -> {
                    type.field(output.field().withName(names.get(name)));
                    columns.add(output.column());
                });
        if (outputs.isEmpty()) {
            context.problem(anchor(), "no field is left.");
        }
        return new ProjectionPlan(input, type.build(), columns, reads);
    }

    private String anchor() {
        return options.append() ? options.keep().isEmpty() ? "drop" : "keep" : "append";
    }

    private void take() {
        if (!options.keep().isEmpty() && !options.drop().isEmpty()) {
            context.problem("drop", "only one of 'keep' and 'drop' can be given.");
        }
        if (!options.append() && !(options.keep().isEmpty() && options.drop().isEmpty())) {
            context.problem(
                    "append",
                    "'append: false' leaves no field of the input; leave out 'keep' and 'drop'.");
        }
        Set<String> kept = names(options.keep());
        Set<String> dropped = names(options.drop());
        for (int i = 0; i < input.size() && options.append(); i++) {
            Field field = input.field(i);
            if ((kept.isEmpty() || kept.contains(field.name()))
                    && !dropped.contains(field.name())) {
                outputs.put(field.name(), new Output(field, new Column.Taken(i)));
            }
        }
    }

    private static Set<String> names(List<InputField> fields) {
        return fields.stream().map(InputField::name).collect(Collectors.toSet());
    }

    private void fillNulls() {
        options.defaults()
                .forEach(
                        (name, expression) -> {
                            reads.addAll(expression.reads());
                            lookUp("defaults." + name, name)
                                    .ifPresent(field -> fillNull(field, expression));
                        });
    }

    private void fillNull(Output output, Expression expression) {
        Field field = output.field();
        Optional<Cast> cast = Cast.implicit(expression.type(), field.type());
        if (cast.isEmpty()) {
            context.problem(
                    "defaults." + field.name(),
                    "the field is %s; %s gives %s."
                            .formatted(
                                    field.type().asRequired(),
                                    "'" + expression.text() + "'",
                                    expression.type()));
            return;
        }
        Column column = output.column();
        Cast conversion = cast.get();
        reads.add(field.name());
        put(
                field.name(),
                field,
                field.type().withNullable(field.type().nullable() && expression.type().nullable()),
                field.type().nullable()
                        ? row -> {
                            Object value = column.of(row);
                            return value == null
                                    ? conversion.of(field.name(), expression.evaluate(row))
                                    : value;
                        }
                        : column);
    }

    private void compute() {
        options.fields()
                .forEach(
                        (name, expression) -> {
                            reads.addAll(expression.reads());
                            if (!name.matches(FIELD_NAME)) {
                                context.problem("fields." + name, NO_NAME.formatted(name));
                            }
                            outputs.put(
                                    name,
                                    new Output(
                                            Field.of(name, expression.type()), column(expression)));
                        });
    }

    /** What is nothing but a field of the input is taken over. */
    private Column column(Expression expression) {
        return input.field(expression.text())
                .filter(field -> expression.reads().contains(field.name()))
                .filter(field -> field.type().equals(expression.type()))
                .<Column>map(field -> new Column.Taken(input.indexOf(field.name())))
                .orElse(expression::evaluate);
    }

    private void cast() {
        options.cast()
                .forEach(
                        (name, type) ->
                                lookUp("cast." + name, name)
                                        .ifPresent(output -> cast(output, type)));
    }

    private void cast(Output output, DataType to) {
        Field field = output.field();
        Optional<Cast> cast = Cast.of(field.type(), to);
        if (cast.isEmpty()) {
            context.problem(
                    "cast." + field.name(),
                    "%s can't become %s.".formatted(field.type().asRequired(), to.asRequired()));
            return;
        }
        Column column = output.column();
        Cast conversion = cast.get();
        if (!options.fields().containsKey(field.name())) {
            reads.add(field.name());
        }
        put(
                field.name(),
                field,
                conversion.type(),
                conversion.isIdentity()
                        ? column
                        : row -> conversion.of(field.name(), column.of(row)));
    }

    private void put(String name, Field field, DataType type, Column column) {
        outputs.put(
                name, new Output(field.type().equals(type) ? field : field.withType(type), column));
    }

    /** The last name of each field; a name that is taken is reported and not given. */
    private Map<String, String> lastNames() {
        Map<String, String> names = new HashMap<>();
        outputs.keySet()
                .forEach(name -> names.put(name, options.rename().getOrDefault(name, name)));
        options.rename()
                .forEach(
                        (from, to) -> {
                            if (lookUp("rename." + from, from).isPresent()
                                    && !fits(from, to, names)) {
                                names.put(from, from);
                            }
                        });
        return names;
    }

    private boolean fits(String from, String to, Map<String, String> names) {
        if (!options.fields().containsKey(from)) {
            reads.add(from);
        }
        if (!to.matches(FIELD_NAME)) {
            context.problem("rename." + from, NO_NAME.formatted(to));
            return false;
        }
        if (Collections.frequency(names.values(), to) > 1) {
            context.problem("rename." + from, "there is a field '%s' already.".formatted(to));
            return false;
        }
        return true;
    }

    private Optional<Output> lookUp(String option, String name) {
        Output output = outputs.get(name);
        if (output == null) {
            context.problem(
                    option,
                    input.has(name)
                            ? "the field doesn't go on; see 'keep', 'drop' and 'append'."
                            : "there is no field '%s'. Fields: %s."
                                    .formatted(name, String.join(", ", outputs.keySet())));
        }
        return Optional.ofNullable(output);
    }
}
