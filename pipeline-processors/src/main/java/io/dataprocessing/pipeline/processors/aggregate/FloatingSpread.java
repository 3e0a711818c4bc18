package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;

/**
 * The variance or standard deviation of floating numbers. Sums are exact, so the result doesn't
 * depend on the order of the records, and large numbers close to each other lose no digits.
 *
 * @param argument the numbers
 * @param spread which measure
 */
record FloatingSpread(Expression argument, Spread spread) implements Moments {

    private static final ArrayType SUM = new ArrayType(DataTypes.DOUBLE, false);
    private static final List<Field> CELLS =
            List.of(
                    Field.of("count", DataTypes.LONG),
                    Field.of("sum", SUM),
                    Field.of("squares", SUM));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.DOUBLE.withNullable(spread.sample() || argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = 0L;
        cells[at + 1] = Expansion.ZERO;
        cells[at + 2] = Expansion.ZERO;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            double number = ((Number) value).doubleValue();
            cells[at] = (Long) cells[at] + 1;
            cells[at + 1] = Expansion.plus(sum(cells[at + 1]), number);
            cells[at + 2] = Expansion.plusSquare(sum(cells[at + 2]), number);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        left[at] = (Long) left[at] + (Long) right[at];
        left[at + 1] = Expansion.plus(sum(left[at + 1]), sum(right[at + 1]));
        left[at + 2] = Expansion.plus(sum(left[at + 2]), sum(right[at + 2]));
    }

    @SuppressWarnings("unchecked") // the cell's type
    private static List<Double> sum(Object cell) {
        return (List<Double>) cell;
    }

    @Override
    public Object result(Object[] cells, int at) {
        long count = (Long) cells[at];
        if (count < spread.least()) {
            return null;
        }
        List<Double> total = sum(cells[at + 1]);
        List<Double> squares = sum(cells[at + 2]);
        if (!Expansion.isFinite(total) || !Expansion.isFinite(squares)) {
            return Double.NaN;
        }
        BigDecimal number = BigDecimal.valueOf(count);
        BigDecimal exact = Expansion.exact(total);
        BigDecimal distances = Expansion.exact(squares).multiply(number).subtract(exact.pow(2));
        BigDecimal divisor = number.multiply(BigDecimal.valueOf(spread.divisor(count)));
        return spread.of(distances.divide(divisor, MathContext.DECIMAL128).doubleValue());
    }

    @Override
    public double average(Object[] cells, int at) {
        return Expansion.rounded(sum(cells[at + 1])) / (Long) cells[at];
    }
}
