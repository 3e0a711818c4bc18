package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the parts of an envelope in the input's fields. */
final class UnwrapPlanning {

    private final CdcUnwrapOptions options;
    private final CdcUnwrapOptions.Format format;
    private final PlanContext context;
    private final RowType input;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    UnwrapPlanning(CdcUnwrapOptions options, PlanContext context) {
        this.options = options;
        this.format = options.format();
        this.context = context;
        this.input = context.inputType();
    }

    /** The plan; empty after a problem was reported. */
    Optional<UnwrapPlan> plan() {
        Optional<RowType> row = row(format.row());
        boolean hasBefore = input.has(format.before());
        Optional<RowType> before = hasBefore ? row(format.before()) : Optional.empty();
        boolean hasOperation = hasOperation();
        if (!hasOperation
                || row.isEmpty()
                || hasBefore != before.isPresent()
                || !beforeFits(row.get(), before)) {
            return Optional.empty();
        }
        rows(row.get(), before).fields().forEach(field -> fields.put(field.name(), field));
        boolean marks = options.deleteHandling() == CdcUnwrapOptions.DeleteHandling.SOFT_DELETE;
        if (marks) {
            add("delete-field", Field.of(options.deleteField(), DataTypes.BOOLEAN));
        }
        options.addFields()
                .forEach((name, value) -> add("add-fields." + name, Field.of(name, value.type())));
        RowType beforeType = options.beforeField().isPresent() ? nullable(row.get()) : RowType.of();
        options.beforeField()
                .ifPresent(
                        name -> add("before-field", Field.of(name, beforeType.withNullable(true))));
        return Optional.of(
                new UnwrapPlan(
                        new EnvelopeShape(
                                format,
                                input.indexOf(format.operation()),
                                input.indexOf(format.row()),
                                hasBefore ? input.indexOf(format.before()) : -1,
                                row.get()),
                        beforeType,
                        marks,
                        List.copyOf(options.addFields().values()),
                        RowType.of(new ArrayList<>(fields.values())).withName(row.get().name())));
    }

    private boolean hasOperation() {
        String name = format.operation();
        boolean text =
                input.field(name)
                        .map(field -> field.type().asRequired())
                        .filter(type -> type.equals(DataTypes.STRING) || type instanceof EnumType)
                        .isPresent();
        if (!text) {
            context.problem("format", missing(name, "a text"));
        }
        return text;
    }

    /** The type of the rows in a part of the envelope; empty after a problem was reported. */
    private Optional<RowType> row(String name) {
        Optional<DataType> type = input.field(name).map(Field::type);
        if (format.lists()) {
            type =
                    type.filter(ArrayType.class::isInstance)
                            .map(array -> ((ArrayType) array).element());
        }
        Optional<RowType> row =
                type.filter(RowType.class::isInstance)
                        .map(found -> (RowType) found.withNullable(false));
        if (row.isEmpty()) {
            context.problem("format", missing(name, format.lists() ? "a list of rows" : "a row"));
        }
        return row;
    }

    private String missing(String name, String what) {
        return "an envelope of %s has a field '%s' with %s; the input has %s."
                .formatted(
                        format.name().toLowerCase(Locale.ROOT),
                        name,
                        what,
                        input.field(name)
                                .map(field -> "'%s' with %s".formatted(name, field.type()))
                                .orElse("none. Fields: " + String.join(", ", input.fieldNames())));
    }

    /** Rows before and after have the same fields; before, all may be null. */
    private boolean beforeFits(RowType row, Optional<RowType> before) {
        boolean fits = before.isEmpty() || nullable(before.get()).equals(nullable(row));
        if (!fits) {
            context.problem(
                    "format",
                    "'%s' and '%s' must have the same fields; they have %s and %s."
                            .formatted(format.row(), format.before(), row, before.get()));
        }
        return fits;
    }

    /** A delete gives the row before, where more may be null than in the one after. */
    private RowType rows(RowType row, Optional<RowType> before) {
        if (before.isEmpty() || options.deleteHandling() == CdcUnwrapOptions.DeleteHandling.DROP) {
            return row;
        }
        return RowType.of(
                row.fields().stream()
                        .map(field -> before.get().field(field.name()).orElse(field))
                        .map(
                                field ->
                                        field.type().nullable()
                                                ? field
                                                : row.field(field.name()).orElseThrow())
                        .toList());
    }

    private static RowType nullable(RowType type) {
        return RowType.of(
                        type.fields().stream()
                                .map(field -> field.withType(field.type().asNullable()))
                                .toList())
                .withName(type.name());
    }

    private void add(String option, Field field) {
        if (fields.putIfAbsent(field.name(), field) != null) {
            context.problem(
                    option,
                    "there is a field '%s' already. Use another name.".formatted(field.name()));
        }
    }
}
