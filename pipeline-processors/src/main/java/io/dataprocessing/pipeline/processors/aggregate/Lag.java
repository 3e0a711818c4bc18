package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The value of the record some places before; null for the first ones.
 *
 * @param argument the values
 * @param distance how many places
 */
record Lag(Expression argument, int distance) implements SequenceFunction {

    @Override
    public List<Field> cells() {
        return List.of(Field.of("values", new ArrayType(argument.type().asNullable(), false)));
    }

    @Override
    public DataType resultType() {
        return argument.type().asNullable();
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = List.of();
    }

    @Override
    public Object next(Object[] cells, int at, Row row, Instant timestamp) {
        List<?> before = (List<?>) cells[at];
        boolean full = before.size() == distance;
        List<Object> values = new ArrayList<>(before);
        values.add(argument.evaluate(row));
        cells[at] = Collections.unmodifiableList(full ? values.subList(1, distance + 1) : values);
        return full ? values.get(0) : null;
    }
}
