package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A field of the output and how its value is found in a row of the input.
 *
 * @param field the field
 * @param source the position of the field of the input that it is, or {@link RowMapping#OWN}
 * @param value its value, null where it's null
 */
record Column(Field field, int source, Function<Row, Object> value) {

    /** A field of the input as it is. */
    static Column same(RowType input, int index) {
        return new Column(input.field(index), index, row -> row.get(index));
    }

    /** A field that is made of those of the input. */
    static Column made(Field field, Function<Row, Object> value) {
        return new Column(field, RowMapping.OWN, value);
    }

    /** Makes rows of columns, unless those are the input's; a name that two have is reported. */
    static Change change(List<Column> columns, RowType input, String option, PlanContext context) {
        List<Field> fields = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        List<Function<Row, Object>> made = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (names.add(column.field().name())) {
                fields.add(column.field());
                sources.add(column.source());
                if (column.source() == RowMapping.OWN) {
                    made.add(column.value());
                }
            } else {
                context.problem(
                        option,
                        "two fields of the result would be named '%s'."
                                .formatted(column.field().name()));
            }
        }
        RowType type = RowType.of(fields);
        if (sources.equals(IntStream.range(0, input.size()).boxed().toList())) {
            return Change.none(input);
        }
        RowMapping mapping =
                RowMapping.of(type, sources.stream().mapToInt(source -> source).toArray());
        List<Function<Row, Object>> makers = List.copyOf(made);
        return new Change(
                type,
                value -> {
                    Object[] own = new Object[makers.size()];
                    for (int i = 0; i < own.length; i++) {
                        own[i] = makers.get(i).apply((Row) value);
                    }
                    return mapping.apply((Row) value, own);
                });
    }
}
