package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import java.math.BigDecimal;

/**
 * Precision and scale of decimal results, as in the SQL standard where it says so and in Flink
 * where it doesn't; unlike there, {@code + - *} never round: where 38 digits don't hold the result,
 * evaluation fails.
 */
final class DecimalRules {

    private static final int MAX = DecimalType.MAX_PRECISION;
    private static final int MIN_DIVISION_SCALE = 6;

    private DecimalRules() {}

    /** The decimal type that holds an integer type, or the decimal type itself. */
    static DecimalType typeOf(DataType type) {
        if (type instanceof DecimalType decimal) {
            return decimal;
        }
        return TypeRules.is(type, Kind.INT) ? DataTypes.decimal(10, 0) : DataTypes.decimal(19, 0);
    }

    /** The narrowest type of a value; scale 0 at least. */
    static DecimalType typeOf(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int precision = Math.max(1, value.precision() - Math.min(0, value.scale()));
        return DataTypes.decimal(Math.max(precision, scale), scale);
    }

    static DecimalType sum(DecimalType a, DecimalType b) {
        int scale = Math.max(a.scale(), b.scale());
        return bounded(Math.max(whole(a), whole(b)) + scale + 1, scale);
    }

    /** Whether a product's digits behind the point fit at all. */
    static boolean canMultiply(DecimalType a, DecimalType b) {
        return a.scale() + b.scale() <= MAX;
    }

    static DecimalType product(DecimalType a, DecimalType b) {
        return bounded(a.precision() + b.precision(), a.scale() + b.scale());
    }

    static DecimalType quotient(DecimalType a, DecimalType b) {
        int scale = Math.max(MIN_DIVISION_SCALE, a.scale() + b.precision() + 1);
        int whole = whole(a) + b.scale();
        if (whole + scale > MAX) {
            scale = Math.max(MAX - whole, Math.min(scale, MIN_DIVISION_SCALE));
        }
        return bounded(whole + scale, scale);
    }

    static DecimalType remainder(DecimalType a, DecimalType b) {
        int scale = Math.max(a.scale(), b.scale());
        return bounded(Math.min(whole(a), whole(b)) + scale, scale);
    }

    private static DecimalType bounded(int precision, int scale) {
        return DataTypes.decimal(Math.max(1, Math.min(MAX, precision)), scale);
    }

    private static int whole(DecimalType type) {
        return type.precision() - type.scale();
    }
}
