package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds the fields of a flat record. */
final class Flattening {

    private final FlattenOptions options;
    private final int deepest;
    private final List<Column> columns = new ArrayList<>();

    Flattening(FlattenOptions options) {
        this.options = options;
        this.deepest = options.maxDepth().orElse(Integer.MAX_VALUE);
    }

    /** The fields of the result: those of the input, the chosen ones flattened. */
    List<Column> columns(RowType input, Set<String> chosen) {
        for (int i = 0; i < input.size(); i++) {
            Column column = Column.same(input, i);
            if (chosen.contains(column.field().name())) {
                add(column, 0);
            } else {
                columns.add(column);
            }
        }
        return columns;
    }

    private void add(Column column, int depth) {
        DataType type = column.field().type();
        if (type instanceof RowType row && depth < deepest) {
            fields(column, row, depth);
        } else if (type instanceof ArrayType array) {
            switch (options.arrays()) {
                case KEEP -> columns.add(column);
                case INDEX -> elements(column, array, depth);
                case JSON -> columns.add(json(column));
            }
        } else if (type instanceof MapType) {
            switch (options.maps()) {
                case KEEP -> columns.add(column);
                case JSON -> columns.add(json(column));
            }
        } else {
            columns.add(column);
        }
    }

    private void fields(Column column, RowType row, int depth) {
        for (int i = 0; i < row.size(); i++) {
            int index = i;
            Field field = row.field(i);
            add(
                    below(
                            column,
                            field.name(),
                            field.type().withNullable(field.type().nullable() || row.nullable()),
                            value -> ((Row) value).get(index)),
                    depth + 1);
        }
    }

    private void elements(Column column, ArrayType array, int depth) {
        int most = options.maxElements().orElse(0);
        String name = column.field().name();
        for (int i = 0; i < most; i++) {
            int index = i;
            add(
                    below(
                            column,
                            Integer.toString(i),
                            array.element().asNullable(),
                            value -> element(name, (List<?>) value, index, most)),
                    depth + 1);
        }
    }

    private static Object element(String name, List<?> list, int index, int most) {
        if (list.size() > most) {
            throw new EvaluationException(
                    "field '%s' has %d elements, more than 'max-elements: %d'"
                            .formatted(name, list.size(), most));
        }
        return index < list.size() ? list.get(index) : null;
    }

    private Column below(
            Column parent, String name, DataType type, Function<Object, Object> value) {
        Function<Row, Object> above = parent.value();
        return Column.made(
                Field.of(parent.field().name() + options.delimiter() + name, type),
                row -> {
                    Object outer = above.apply(row);
                    return outer == null ? null : value.apply(outer);
                });
    }

    private static Column json(Column column) {
        DataType type = column.field().type();
        JsonText json = new JsonText(type, column.field().name());
        Function<Row, Object> before = column.value();
        return Column.made(
                column.field().withType(DataTypes.STRING.withNullable(type.nullable())),
                row -> {
                    Object value = before.apply(row);
                    return value == null ? null : json.of(value);
                });
    }
}
