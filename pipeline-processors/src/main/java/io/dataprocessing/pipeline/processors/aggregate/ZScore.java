package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;

/**
 * How many standard deviations, of a sample, the last record's number is from the average of its
 * frame; null for null, for fewer than two numbers, and where all are equal.
 *
 * @param argument the numbers
 * @param function their standard deviation
 */
record ZScore(Expression argument, Moments function) implements FrameResult {

    @Override
    public DataType type() {
        return DataTypes.DOUBLE.asNullable();
    }

    @Override
    public Object of(Object[] cells, int at, Row last) {
        Object value = argument.evaluate(last);
        Object deviation = function.result(cells, at);
        if (value == null || deviation == null || (Double) deviation == 0) {
            return null;
        }
        double distance = ((Number) value).doubleValue() - function.average(cells, at);
        return distance / (Double) deviation;
    }
}
