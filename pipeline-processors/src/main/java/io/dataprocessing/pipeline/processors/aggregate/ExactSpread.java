package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;

/**
 * The variance or standard deviation of whole numbers and decimals, as a double. Sums are exact and
 * can't overflow.
 *
 * @param argument the numbers
 * @param scale how many digits behind the point they have
 * @param spread which measure
 */
record ExactSpread(Expression argument, int scale, Spread spread) implements Moments {

    private static final List<Field> CELLS =
            List.of(
                    Field.of("count", DataTypes.LONG),
                    Field.of("sum", DataTypes.BYTES),
                    Field.of("squares", DataTypes.BYTES));

    ExactSpread(Expression argument, Spread spread) {
        this(argument, argument.type() instanceof DecimalType type ? type.scale() : 0, spread);
    }

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
        cells[at + 1] = BigInteger.ZERO.toByteArray();
        cells[at + 2] = BigInteger.ZERO.toByteArray();
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            BigInteger number =
                    value instanceof BigDecimal decimal
                            ? decimal.setScale(scale).unscaledValue()
                            : BigInteger.valueOf(((Number) value).longValue());
            cells[at] = (Long) cells[at] + 1;
            cells[at + 1] = plus(cells[at + 1], number);
            cells[at + 2] = plus(cells[at + 2], number.multiply(number));
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        left[at] = (Long) left[at] + (Long) right[at];
        left[at + 1] = plus(left[at + 1], sum(right[at + 1]));
        left[at + 2] = plus(left[at + 2], sum(right[at + 2]));
    }

    private static byte[] plus(Object cell, BigInteger number) {
        return sum(cell).add(number).toByteArray();
    }

    private static BigInteger sum(Object cell) {
        return new BigInteger((byte[]) cell);
    }

    @Override
    public Object result(Object[] cells, int at) {
        long count = (Long) cells[at];
        if (count < spread.least()) {
            return null;
        }
        BigInteger number = BigInteger.valueOf(count);
        BigInteger distances =
                sum(cells[at + 2]).multiply(number).subtract(sum(cells[at + 1]).pow(2));
        BigInteger divisor = number.multiply(BigInteger.valueOf(spread.divisor(count)));
        return spread.of(
                new BigDecimal(distances, 2 * scale)
                        .divide(new BigDecimal(divisor), MathContext.DECIMAL128)
                        .doubleValue());
    }

    @Override
    public double average(Object[] cells, int at) {
        return new BigDecimal(sum(cells[at + 1]), scale)
                .divide(BigDecimal.valueOf((Long) cells[at]), MathContext.DECIMAL128)
                .doubleValue();
    }
}
