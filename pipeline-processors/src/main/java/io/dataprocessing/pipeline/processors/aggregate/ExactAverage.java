package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Averages decimals, rounded half up to at least six digits behind the point; more than 38 digits
 * in all are an error.
 *
 * @param sum adds them up
 * @param count counts them
 */
record ExactAverage(ExactSum sum, Count count) implements AggregateFunction {

    private static final int LEAST_SCALE = 6;

    ExactAverage(Expression argument) {
        this(new ExactSum(argument), new Count(Optional.of(argument)));
    }

    @Override
    public List<Field> cells() {
        return List.of(sum.cells().get(0), count.cells().get(0));
    }

    @Override
    public DecimalType resultType() {
        return new DecimalType(DecimalType.MAX_PRECISION, scale(), sum.resultType().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.MAY_FAIL;
    }

    @Override
    public void start(Object[] cells, int at) {
        sum.start(cells, at);
        count.start(cells, at + 1);
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        sum.add(cells, at, row, timestamp);
        count.add(cells, at + 1, row, timestamp);
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        sum.merge(left, right, at);
        count.merge(left, right, at + 1);
    }

    @Override
    public Object result(Object[] cells, int at) {
        if (cells[at] == null) {
            return null;
        }
        BigDecimal average =
                ((BigDecimal) cells[at])
                        .divide(
                                BigDecimal.valueOf((Long) cells[at + 1]),
                                scale(),
                                RoundingMode.HALF_UP);
        if (!resultType().fits(average)) {
            throw new EvaluationException("the average is too large for " + resultType());
        }
        return average;
    }

    private int scale() {
        return Math.max(LEAST_SCALE, sum.type().scale());
    }
}
