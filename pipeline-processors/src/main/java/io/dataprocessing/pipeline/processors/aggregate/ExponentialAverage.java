package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.time.Instant;
import java.util.List;

/**
 * The exponential moving average: the first value, then a share of each further one and the rest of
 * what it was before. Nulls leave it as it is.
 *
 * @param argument the numbers
 * @param share of the new value, above 0 and at most 1
 */
record ExponentialAverage(Expression argument, double share) implements SequenceFunction {

    @Override
    public List<Field> cells() {
        return List.of(Field.of("average", DataTypes.DOUBLE.asNullable()));
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
    public Object next(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            double number = ((Number) value).doubleValue();
            cells[at] =
                    cells[at] == null ? number : share * number + (1 - share) * (Double) cells[at];
        }
        return cells[at];
    }
}
