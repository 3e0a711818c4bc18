package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
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
 * Averages whole numbers to a double. Their sum is kept in 128 bits, so it can't overflow, and the
 * average doesn't depend on the order of the records.
 *
 * @param argument the numbers
 */
record WholeAverage(Expression argument) implements AggregateFunction {

    private static final List<Field> CELLS =
            List.of(
                    Field.of("high", DataTypes.LONG),
                    Field.of("low", DataTypes.LONG),
                    Field.of("count", DataTypes.LONG));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.DOUBLE.withNullable(argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = 0L;
        cells[at + 1] = 0L;
        cells[at + 2] = 0L;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            long number = ((Number) value).longValue();
            add(cells, at, number >> 63, number, 1);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        add(left, at, (Long) right[at], (Long) right[at + 1], (Long) right[at + 2]);
    }

    private static void add(Object[] cells, int at, long high, long low, long count) {
        long sum = (Long) cells[at + 1] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        cells[at] = (Long) cells[at] + high + carry;
        cells[at + 1] = sum;
        cells[at + 2] = (Long) cells[at + 2] + count;
    }

    @Override
    public Object result(Object[] cells, int at) {
        long count = (Long) cells[at + 2];
        if (count == 0) {
            return null;
        }
        BigInteger low = new BigInteger(Long.toUnsignedString((Long) cells[at + 1]));
        BigInteger sum = BigInteger.valueOf((Long) cells[at]).shiftLeft(64).add(low);
        return new BigDecimal(sum)
                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                .doubleValue();
    }
}
