package io.dataprocessing.pipeline.processors.value;

import io.dataprocessing.pipeline.api.data.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Casts between timestamps and numbers that count from 1970. All are exact; what a whole number or
 * a nanosecond can't hold is cut off towards the past.
 */
final class EpochCasts {

    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final int NANO_DIGITS = 9;

    private EpochCasts() {}

    /** The cast from a number. */
    static UnaryOperator<Object> toTimestamp(UnixPrecision precision) {
        return value -> instant(NumberCasts.exact(value), precision);
    }

    /** The cast to a numeric type. */
    static UnaryOperator<Object> fromTimestamp(DataType to, UnixPrecision precision) {
        UnaryOperator<Object> number = NumberCasts.to(to);
        boolean whole = NumberCasts.isWhole(to);
        return value -> {
            BigDecimal count = count((Instant) value, precision);
            return number.apply(whole ? count.setScale(0, RoundingMode.FLOOR) : count);
        };
    }

    private static Instant instant(BigDecimal count, UnixPrecision precision) {
        BigInteger nanos =
                count.scaleByPowerOfTen(precision.digits())
                        .setScale(0, RoundingMode.FLOOR)
                        .toBigIntegerExact();
        BigInteger nano = nanos.mod(NANOS_PER_SECOND);
        return Instant.ofEpochSecond(
                nanos.subtract(nano).divide(NANOS_PER_SECOND).longValueExact(), nano.longValue());
    }

    private static BigDecimal count(Instant instant, UnixPrecision precision) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), NANO_DIGITS))
                .scaleByPowerOfTen(NANO_DIGITS - precision.digits());
    }
}
