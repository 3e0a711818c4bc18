package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Set;
import java.util.function.Function;

/** An expression whose value a function gives. */
public record FakeExpression(
        String text, DataType type, Set<String> reads, Function<Row, Object> value)
        implements Expression {

    /** The value of a field. */
    public static Expression field(RowType type, String name) {
        return new FakeExpression(
                name, type.field(name).orElseThrow().type(), Set.of(name), row -> row.get(name));
    }

    /** A value that is always the same. */
    public static Expression constant(DataType type, Object value) {
        return new FakeExpression(String.valueOf(value), type, Set.of(), row -> value);
    }

    /** Whether a long field is larger than a number. */
    public static Expression larger(String field, long than) {
        return new FakeExpression(
                field + " > " + than,
                DataTypes.BOOLEAN,
                Set.of(field),
                row -> row.get(field) == null ? null : (Long) row.get(field) > than);
    }

    @Override
    public Object evaluate(Row row) {
        return value.apply(row);
    }

    @Override
    public boolean test(Row row) {
        return Boolean.TRUE.equals(evaluate(row));
    }
}
