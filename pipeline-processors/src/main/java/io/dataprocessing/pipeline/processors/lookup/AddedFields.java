package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.OnMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the fields that a lookup adds: their types, and how their values are made. */
final class AddedFields {

    private static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final LookupOptions options;
    private final PlanContext context;
    private final RowType input;
    private final RowType table;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<AddedField> values = new ArrayList<>();
    private final Set<String> reads = new LinkedHashSet<>();

    AddedFields(LookupOptions options, PlanContext context, RowType table) {
        this.options = options;
        this.context = context;
        this.input = context.inputType();
        this.table = table;
    }

    /** Plans the fields; problems go to the context, and leave out the field that has one. */
    void plan() {
        if (options.select().isEmpty()) {
            table.fields().stream()
                    .filter(field -> !options.key().containsKey(field.name()))
                    .forEach(this::addWhole);
        } else {
            options.select().forEach(this::addSelected);
        }
        for (Map.Entry<String, ExpressionText> value : options.defaults().entrySet()) {
            if (!fields.containsKey(value.getKey())) {
                context.problem(
                        value.getValue().option(),
                        "no field '%s' is added. Added: %s."
                                .formatted(value.getKey(), String.join(", ", fields.keySet())));
            }
        }
        if (fields.isEmpty() && options.select().isEmpty()) {
            context.problem(
                    "select",
                    "the table has no fields but those of 'key'. Say what is added, for example 'select: {known: %s != null}'."
                            .formatted(options.as()));
        }
    }

    /** The added fields in order. */
    List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** How the value of each is made. */
    List<AddedField> values() {
        return values;
    }

    /** The fields of the record that are read. */
    Set<String> reads() {
        return reads;
    }

    private void addWhole(Field field) {
        String name = options.prefix() + field.name();
        if (input.has(name)) {
            context.problem(
                    "table",
                    "the record and the table both have a field '%s'. Say what is added with 'select', or give a 'prefix'."
                            .formatted(name));
            fields.put(name, field);
            return;
        }
        addColumn(name, field.name());
    }

    private void addSelected(String name, ExpressionText text) {
        if (!name.matches(FIELD_NAME)) {
            context.problem(
                    text.option(),
                    "'%s' can't name a field. Use letters, digits and '_', no digit first."
                            .formatted(name));
        }
        String start = options.as() + ".";
        String rest = text.text().startsWith(start) ? text.text().substring(start.length()) : "";
        if (table.has(rest)) {
            addColumn(name, rest);
        } else {
            addComputed(name, text);
        }
    }

    /** Adds a field of the table as it is, which needs no expression. */
    private void addColumn(String name, String column) {
        int index = table.indexOf(column);
        DataType type = table.field(index).type();
        Optional<Expression> fallback = fallback(name, type);
        boolean nullable =
                options.missing() == OnMiss.PASS
                        && fallback.map(value -> value.type().nullable()).orElse(true);
        add(name, nullable ? type.asNullable() : type, new TableColumn(index, fallback));
    }

    private void addComputed(String name, ExpressionText text) {
        boolean seesNull =
                options.missing() == OnMiss.PASS && !options.defaults().containsKey(name);
        RowType joined = joined(seesNull);
        context.expression(text, joined, Optional.empty())
                .ifPresent(expression -> addComputed(name, joined, expression));
        fields.putIfAbsent(name, Field.of(name, table));
    }

    private void addComputed(String name, RowType joined, Expression expression) {
        expression.reads().stream().filter(path -> input.has(root(path))).forEach(reads::add);
        DataType type = expression.type();
        Optional<Expression> fallback = fallback(name, type);
        boolean nullable = fallback.map(value -> value.type().nullable()).orElse(false);
        add(
                name,
                nullable ? type.asNullable() : type,
                new ComputedField(
                        RowMapping.extending(joined, input.size()), expression, fallback));
    }

    private RowType joined(boolean nullable) {
        RowType.Builder joined = RowType.builder();
        input.fields().forEach(joined::field);
        return joined.field(options.as(), table.withNullable(nullable)).build();
    }

    private Optional<Expression> fallback(String name, DataType type) {
        Optional<Expression> fallback =
                Optional.ofNullable(options.defaults().get(name))
                        .flatMap(text -> context.expression(text, input, Optional.of(type)));
        fallback.ifPresent(expression -> reads.addAll(expression.reads()));
        return fallback;
    }

    private void add(String name, DataType type, AddedField value) {
        fields.put(name, Field.of(name, type));
        values.add(value);
    }

    private static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
