package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.List;

/**
 * The rank of the last record's value among those of its frame: 1 for the largest, the same for
 * equal ones; null for null.
 *
 * @param argument the values
 * @param function keeps them
 */
record Standing(Expression argument, AggregateFunction function) implements FrameResult {

    @Override
    public DataType type() {
        return DataTypes.LONG.withNullable(argument.type().nullable());
    }

    @Override
    public Object of(Object[] cells, int at, Row last) {
        Object value = argument.evaluate(last);
        if (value == null) {
            return null;
        }
        List<?> values = (List<?>) function.result(cells, at);
        return 1
                + values.stream()
                        .filter(other -> ValueOrder.NATURAL.compare(other, value) > 0)
                        .count();
    }
}
