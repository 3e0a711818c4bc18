package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;

/** Collects the fields of a step's output; one that can't be is reported and left out. */
final class OutputFields {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final PlanContext context;
    private final RowType.Builder type = RowType.builder();
    private RowType sofar = type.build();

    OutputFields(PlanContext context) {
        this.context = context;
    }

    /** Adds the fields of a type. */
    OutputFields all(RowType fields) {
        fields.fields().forEach(type::field);
        sofar = type.build();
        return this;
    }

    /** Adds a field of the input, which {@code option} names. */
    OutputFields of(Field field, String option) {
        if (isFree(field.name(), option)) {
            type.field(field);
            sofar = type.build();
        }
        return this;
    }

    /** Adds a field that {@code option} names. */
    OutputFields named(String name, DataType fieldType, String option) {
        if (!name.matches(NAME)) {
            context.problem(
                    option,
                    "'%s' can't name a field. Use letters, digits and '_', no digit first."
                            .formatted(name));
            return this;
        }
        return of(Field.of(name, fieldType), option);
    }

    private boolean isFree(String name, String option) {
        if (sofar.has(name)) {
            context.problem(option, "there is a field '%s' already.".formatted(name));
        }
        return !sofar.has(name);
    }

    /** The type with the fields that were added. */
    RowType type() {
        return sofar;
    }
}
