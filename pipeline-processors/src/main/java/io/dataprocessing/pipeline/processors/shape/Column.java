package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A field of the output and how its value is found in a row of the input.
 *
 * @param field the field
 * @param value its value, null where it's null
 */
record Column(Field field, Function<Row, Object> value) {

    /** A field of the input as it is. */
    static Column same(RowType input, int index) {
        return new Column(input.field(index), row -> row.get(index));
    }

    /** Makes rows of columns; a name that two of them have is reported. */
    static Change change(List<Column> columns, String option, PlanContext context) {
        List<Field> fields = new ArrayList<>();
        List<Function<Row, Object>> values = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (names.add(column.field().name())) {
                fields.add(column.field());
                values.add(column.value());
            } else {
                context.problem(
                        option,
                        "two fields of the result would be named '%s'."
                                .formatted(column.field().name()));
            }
        }
        RowType type = RowType.of(fields);
        return new Change(
                type,
                value -> {
                    Object[] made = new Object[values.size()];
                    for (int i = 0; i < made.length; i++) {
                        made[i] = values.get(i).apply((Row) value);
                    }
                    return Row.trusted(type, made);
                });
    }
}
