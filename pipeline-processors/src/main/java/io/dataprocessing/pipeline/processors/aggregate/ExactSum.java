package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Sums decimals to a decimal of the same scale and of 38 digits; more digits are an error.
 *
 * @param argument the numbers
 * @param type the type of the sum
 */
record ExactSum(Expression argument, DecimalType type) implements AggregateFunction {

    ExactSum(Expression argument) {
        this(
                argument,
                new DecimalType(
                        DecimalType.MAX_PRECISION,
                        ((DecimalType) argument.type()).scale(),
                        argument.type().nullable()));
    }

    @Override
    public List<Field> cells() {
        return List.of(Field.of("sum", type.asNullable()));
    }

    @Override
    public DataType resultType() {
        return type;
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.MAY_FAIL;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            cells[at] = plus(cells[at], (BigDecimal) value);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        if (right[at] != null) {
            left[at] = plus(left[at], (BigDecimal) right[at]);
        }
    }

    private BigDecimal plus(Object sum, BigDecimal value) {
        BigDecimal next = sum == null ? value : ((BigDecimal) sum).add(value);
        if (!type.fits(next)) {
            throw new EvaluationException("the sum is too large for " + type);
        }
        return next;
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
