package io.dataprocessing.pipeline.processors.value;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;

/**
 * Casts to numbers, from numbers and texts. Integers drop what stands behind the point, decimals
 * round half up; what is too large for the type is an error, as is a text that is no number.
 */
final class NumberCasts {

    /** Keeps {@code 1e999999999} from filling the memory with digits. */
    private static final long MOST_DIGITS = 400;

    private NumberCasts() {}

    /** The cast to a numeric type. */
    static UnaryOperator<Object> to(DataType type) {
        if (type instanceof DecimalType decimal) {
            return value -> decimal(decimal, value);
        }
        return switch (((ScalarType) type).kind()) {
            case INT -> value -> Math.toIntExact(whole(value));
            case LONG -> NumberCasts::whole;
            case FLOAT -> value -> (float) floating(value);
            case DOUBLE -> NumberCasts::floating;
            case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION ->
                    throw new IllegalArgumentException(type + " is no number");
        };
    }

    /** Whether a numeric type holds whole numbers only. */
    static boolean isWhole(DataType type) {
        return type.javaType() == Integer.class || type.javaType() == Long.class;
    }

    /** Whether a number isn't zero. */
    static Object truth(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.signum() != 0
                : ((Number) value).doubleValue() != 0;
    }

    private static long whole(Object value) {
        return value instanceof Integer || value instanceof Long
                ? ((Number) value).longValue()
                : exact(value).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static double floating(Object value) {
        return value instanceof Number number ? number.doubleValue() : exact(value).doubleValue();
    }

    private static BigDecimal decimal(DecimalType type, Object value) {
        BigDecimal rounded = exact(value).setScale(type.scale(), RoundingMode.HALF_UP);
        if (!type.fits(rounded)) {
            throw new ArithmeticException("too many digits");
        }
        return rounded;
    }

    /** The number as a decimal; a floating one as the shortest text that stands for it. */
    static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        BigDecimal number = new BigDecimal(value.toString().strip());
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("too many digits");
        }
        return number;
    }
}
