package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a number is from the one before, at all or per second. Nulls are skipped: a number is
 * compared with the last one that wasn't null.
 *
 * @param argument the numbers
 * @param perSecond whether it's divided by the seconds in between; null if there are none
 */
record Difference(Expression argument, boolean perSecond) implements SequenceFunction {

    private static final double NANOS = 1e9;

    @Override
    public List<Field> cells() {
        return List.of(
                Field.of("value", argument.type().asNullable()),
                Field.of("time", DataTypes.TIMESTAMP.asNullable()));
    }

    @Override
    public DataType resultType() {
        if (perSecond) {
            return DataTypes.DOUBLE.asNullable();
        }
        if (argument.type() instanceof DecimalType decimal) {
            int precision = Math.min(DecimalType.MAX_PRECISION, decimal.precision() + 1);
            return new DecimalType(precision, decimal.scale(), true);
        }
        ScalarType.Kind kind = ((ScalarType) argument.type()).kind();
        return kind == ScalarType.Kind.INT || kind == ScalarType.Kind.LONG
                ? DataTypes.LONG.asNullable()
                : DataTypes.DOUBLE.asNullable();
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
        cells[at + 1] = null;
    }

    @Override
    public Object next(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value == null) {
            return null;
        }
        Object before = cells[at];
        Instant time = (Instant) cells[at + 1];
        Object difference = before == null ? null : minus((Number) value, (Number) before);
        cells[at] = value;
        cells[at + 1] = timestamp;
        return perSecond && difference != null
                ? perSecond((Number) difference, Duration.between(time, timestamp))
                : difference;
    }

    private static Object perSecond(Number difference, Duration between) {
        return between.isZero()
                ? null
                : (Object) (difference.doubleValue() / (between.toNanos() / NANOS));
    }

    private Object minus(Number value, Number before) {
        if (value instanceof BigDecimal decimal) {
            BigDecimal difference = decimal.subtract((BigDecimal) before);
            if (!perSecond && !((DecimalType) resultType()).fits(difference)) {
                throw new EvaluationException("the difference is too large for " + resultType());
            }
            return difference;
        }
        if (value instanceof Long || value instanceof Integer) {
            return minusWhole(value.longValue(), before.longValue());
        }
        return value.doubleValue() - before.doubleValue();
    }

    private static long minusWhole(long value, long before) {
        try {
            return Math.subtractExact(value, before);
        } catch (ArithmeticException e) {
            throw new EvaluationException("the difference is too large for a long", e);
        }
    }
}
