package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.HashSet;
import java.util.Set;

/** The fields of a step's result, each name checked as it's added. */
final class OutputFields {

    /** What names a field. */
    static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** That in words. */
    static final String NAME_ALLOWED = "letters, digits and '_', no digit first";

    private final PlanContext context;
    private final Set<String> taken = new HashSet<>();
    private final RowType.Builder type = RowType.builder();

    OutputFields(PlanContext context) {
        this.context = context;
    }

    /** Adds a field of the input that an option names. */
    OutputFields add(Field field, String option) {
        if (isFree(field.name(), option)) {
            type.field(field);
        }
        return this;
    }

    /** Adds a field of the input that is handed on as it is. */
    OutputFields addInput(Field field) {
        taken.add(field.name());
        type.field(field);
        return this;
    }

    /** Adds a field that an option names. */
    OutputFields add(String name, DataType fieldType, String option) {
        if (isFree(name, option)) {
            type.field(name, fieldType);
        }
        return this;
    }

    RowType type() {
        return type.build();
    }

    private boolean isFree(String name, String option) {
        if (!name.matches(NAME)) {
            context.problem(
                    option, "'%s' can't name a field. Use %s.".formatted(name, NAME_ALLOWED));
            return false;
        }
        if (!taken.add(name)) {
            context.problem(option, "there is a field '%s' already.".formatted(name));
            return false;
        }
        return true;
    }
}
