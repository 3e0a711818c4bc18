package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the options of {@code unnest} to an input type. */
final class UnnestPlanning {

    private static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final UnnestOptions options;
    private final PlanContext context;
    private final RowType input;
    private final List<UnnestPlan.Elements> lists = new ArrayList<>();
    private final List<Field> added = new ArrayList<>();

    UnnestPlanning(UnnestOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
        this.input = context.inputType();
    }

    UnnestPlan plan() {
        checkCounts();
        Set<List<String>> paths = new HashSet<>();
        for (int i = 0; i < options.field().size(); i++) {
            String option = options.field().size() == 1 ? "field" : "field[%d]".formatted(i);
            String as = i < options.as().size() ? options.as().get(i) : "";
            FieldPath.of(input, options.field().get(i), option, context)
                    .ifPresent(
                            path -> {
                                if (paths.add(path.steps())) {
                                    take(path, option, as);
                                } else {
                                    context.problem(option, "the field is named twice.");
                                }
                            });
        }
        options.withIndex().ifPresent(name -> added.add(Field.of(name, DataTypes.INT)));
        Change kept = Without.fields(input, paths);
        return new UnnestPlan(
                outputType((RowType) kept.type()),
                kept,
                lists,
                options.keepEmpty(),
                options.crossProduct(),
                options.withIndex().isPresent());
    }

    private void checkCounts() {
        int lists = options.field().size();
        if (lists == 0) {
            context.problem("field", "at least one field is needed.");
        }
        if (!options.as().isEmpty() && options.as().size() != lists) {
            context.problem(
                    "as",
                    "%d names for %d fields; give one for each."
                            .formatted(options.as().size(), lists));
        }
        if (!options.as().isEmpty() && options.spread()) {
            context.problem("as", "with 'spread: true' it names nothing; leave one of them out.");
        }
        if (options.crossProduct() && lists == 1) {
            context.problem("cross-product", "it takes several lists, and 'field' names one.");
        }
        for (int i = 0; i < options.as().size(); i++) {
            if (!options.as().get(i).matches(FIELD_NAME)) {
                context.problem(
                        options.as().size() == 1 ? "as" : "as[%d]".formatted(i),
                        "'%s' can't name a field. Use letters, digits and '_', no digit first."
                                .formatted(options.as().get(i)));
            }
        }
    }

    private void take(FieldPath path, String option, String as) {
        Optional<RowType> entry = Optional.empty();
        DataType element;
        if (path.type() instanceof ArrayType array) {
            element = array.element();
        } else if (path.type() instanceof MapType map) {
            RowType type =
                    RowType.of(Field.of("key", DataTypes.STRING), Field.of("value", map.value()));
            entry = Optional.of(type);
            element = type;
        } else {
            context.problem(
                    option,
                    "'%s' is %s; only a list (array<T>) or a map can be unnested."
                            .formatted(String.join(".", path.steps()), path.type()));
            return;
        }
        boolean absent =
                options.keepEmpty() || (options.field().size() > 1 && !options.crossProduct());
        DataType type = element.withNullable(element.nullable() || absent);
        if (!options.spread()) {
            added.add(Field.of(as.isEmpty() ? path.name() : as, type));
            lists.add(new UnnestPlan.Elements(path, entry, 1, false));
        } else if (type instanceof RowType row) {
            row.fields().forEach(field -> added.add(spread(field, row.nullable())));
            lists.add(new UnnestPlan.Elements(path, entry, row.size(), true));
        } else {
            context.problem("spread", "the elements of '%s' are no rows.".formatted(path.name()));
        }
    }

    private static Field spread(Field field, boolean nullable) {
        return nullable && !field.type().nullable()
                ? field.withType(field.type().asNullable())
                : field;
    }

    private RowType outputType(RowType kept) {
        List<Field> fields = new ArrayList<>(kept.fields());
        Set<String> names = new HashSet<>(kept.fieldNames());
        for (Field field : added) {
            if (names.add(field.name())) {
                fields.add(field);
            } else {
                context.problem(
                        options.spread() ? "spread" : "as",
                        "two fields of the result would be named '%s'.".formatted(field.name()));
            }
        }
        return RowType.of(fields);
    }
}
