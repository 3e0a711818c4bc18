package io.dataprocessing.pipeline.api.data;

import java.math.BigDecimal;

/**
 * An exact decimal number with at most {@code precision} digits, {@code scale} of them behind the
 * point; values are {@link BigDecimal}s of exactly that scale.
 *
 * @param precision 1 to {@value #MAX_PRECISION}
 * @param scale 0 to {@code precision}
 */
public record DecimalType(int precision, int scale, boolean nullable) implements DataType {

    /** The largest precision: that of SQL engines, and what 128 bits hold. */
    public static final int MAX_PRECISION = 38;

    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION) {
            throw new IllegalArgumentException(
                    "decimal precision must be 1..%d, not %d".formatted(MAX_PRECISION, precision));
        }
        if (scale < 0 || scale > precision) {
            throw new IllegalArgumentException(
                    "decimal scale must be 0..%d, not %d".formatted(precision, scale));
        }
    }

    /** Whether {@code value} has this scale and no more than this precision. */
    public boolean fits(BigDecimal value) {
        return value.scale() == scale && value.precision() <= precision;
    }

    @Override
    public DecimalType withNullable(boolean nullable) {
        return nullable == this.nullable ? this : new DecimalType(precision, scale, nullable);
    }

    @Override
    public Class<?> javaType() {
        return BigDecimal.class;
    }

    @Override
    public String toString() {
        return "decimal(%d, %d)%s".formatted(precision, scale, nullable ? "?" : "");
    }
}
