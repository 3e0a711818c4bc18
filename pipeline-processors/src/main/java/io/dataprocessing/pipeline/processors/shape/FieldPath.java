package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field of a row or of a row in it, ready to be read.
 *
 * @param steps the names of the fields, outermost first
 * @param indexes their positions
 * @param type the type of what is read; nullable where a row on the way is
 */
record FieldPath(List<String> steps, List<Integer> indexes, DataType type) {

    FieldPath {
        steps = List.copyOf(steps);
        indexes = List.copyOf(indexes);
        requireNonNull(type, "type");
    }

    /** The field that a path leads to through rows only; a problem if there is none. */
    static Optional<FieldPath> of(RowType input, String path, String option, PlanContext context) {
        Optional<List<String>> steps = PathSteps.of(input, path);
        if (steps.isEmpty() || path.equals(PathSteps.ALL)) {
            context.problem(option, PathSteps.missing(input, path));
            return Optional.empty();
        }
        List<Integer> indexes = new ArrayList<>();
        DataType type = input;
        for (String step : steps.get()) {
            if (!(type instanceof RowType row) || !row.has(step)) {
                String what = type instanceof ArrayType ? "a list" : "a map";
                context.problem(
                        option,
                        "'%s' leads through %s; only fields of rows can be named here."
                                .formatted(path, what));
                return Optional.empty();
            }
            indexes.add(row.indexOf(step));
            Field field = row.field(row.indexOf(step));
            type = field.type().withNullable(field.type().nullable() || type.nullable());
        }
        return Optional.of(new FieldPath(steps.get(), indexes, type));
    }

    /** The innermost name. */
    String name() {
        return steps.get(steps.size() - 1);
    }

    /** The outermost name. */
    String root() {
        return steps.get(0);
    }

    /** The value in a row, null where it or a row on the way is. */
    Object of(Row row) {
        Object value = row;
        for (int i = 0; i < indexes.size() && value != null; i++) {
            value = ((Row) value).get(indexes.get(i));
        }
        return value;
    }
}
