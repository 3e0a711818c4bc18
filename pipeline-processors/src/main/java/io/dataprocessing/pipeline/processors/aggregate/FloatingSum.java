package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.time.Instant;
import java.util.List;

/**
 * Sums floating numbers as doubles; the last digits may depend on the order of the records.
 *
 * @param argument the numbers
 */
record FloatingSum(Expression argument) implements AggregateFunction {

    private static final List<Field> CELLS =
            List.of(Field.of("sum", DataTypes.DOUBLE.asNullable()));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.DOUBLE.withNullable(argument.type().nullable());
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            double number = ((Number) value).doubleValue();
            cells[at] = cells[at] == null ? number : (Double) cells[at] + number;
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        if (right[at] != null) {
            left[at] = left[at] == null ? right[at] : (Double) left[at] + (Double) right[at];
        }
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
