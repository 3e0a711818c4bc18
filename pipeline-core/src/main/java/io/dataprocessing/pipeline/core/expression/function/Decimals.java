package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact arithmetic on decimals; what needs more digits than the result's type has is an error. */
public final class Decimals {

    private Decimals() {}

    public static BigDecimal add(BigDecimal a, BigDecimal b) {
        return checked("+", a.add(b), DecimalType.MAX_PRECISION);
    }

    public static BigDecimal subtract(BigDecimal a, BigDecimal b) {
        return checked("-", a.subtract(b), DecimalType.MAX_PRECISION);
    }

    public static BigDecimal multiply(BigDecimal a, BigDecimal b) {
        return checked("*", a.multiply(b), DecimalType.MAX_PRECISION);
    }

    /** Rounded half up to {@code scale} digits behind the point. */
    public static BigDecimal divide(BigDecimal a, BigDecimal b, int scale) {
        if (b.signum() == 0) {
            throw Numbers.byZero();
        }
        return checked("/", a.divide(b, scale, RoundingMode.HALF_UP), DecimalType.MAX_PRECISION);
    }

    public static BigDecimal remainder(BigDecimal a, BigDecimal b, int scale) {
        if (b.signum() == 0) {
            throw Numbers.byZero();
        }
        return a.remainder(b).setScale(scale, RoundingMode.UNNECESSARY);
    }

    public static BigDecimal negate(BigDecimal a) {
        return a.negate();
    }

    public static BigDecimal abs(BigDecimal a) {
        return a.abs();
    }

    public static long sign(BigDecimal a) {
        return a.signum();
    }

    public static BigDecimal ceil(BigDecimal a) {
        return checked("ceil", a.setScale(0, RoundingMode.CEILING), DecimalType.MAX_PRECISION);
    }

    public static BigDecimal floor(BigDecimal a) {
        return checked("floor", a.setScale(0, RoundingMode.FLOOR), DecimalType.MAX_PRECISION);
    }

    public static BigDecimal round(BigDecimal a) {
        return checked("round", a.setScale(0, RoundingMode.HALF_UP), DecimalType.MAX_PRECISION);
    }

    /** Half up at a digit behind the point, keeping the scale that it has. */
    public static BigDecimal round(BigDecimal a, long digits) {
        int at = (int) Math.max(-DecimalType.MAX_PRECISION, Math.min(a.scale(), digits));
        return checked(
                "round",
                a.setScale(at, RoundingMode.HALF_UP).setScale(a.scale()),
                DecimalType.MAX_PRECISION);
    }

    public static BigDecimal min(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    public static BigDecimal max(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** A whole number at a scale. */
    public static BigDecimal widen(long a, int scale) {
        return BigDecimal.valueOf(a).setScale(scale);
    }

    /** The same number with more digits behind the point. */
    public static BigDecimal widen(BigDecimal a, int scale) {
        return a.setScale(scale, RoundingMode.UNNECESSARY);
    }

    public static double toDouble(BigDecimal a) {
        return a.doubleValue();
    }

    /** Rounded half up to a type. */
    public static BigDecimal cast(BigDecimal a, int precision, int scale) {
        return checked("decimal", a.setScale(scale, RoundingMode.HALF_UP), precision);
    }

    public static BigDecimal cast(long a, int precision, int scale) {
        return cast(BigDecimal.valueOf(a), precision, scale);
    }

    /** The shortest decimal that reads as this double, rounded half up to a type. */
    public static BigDecimal cast(double a, int precision, int scale) {
        if (Double.isNaN(a) || Double.isInfinite(a)) {
            throw new EvaluationException("the double is no decimal: it's infinite or no number");
        }
        return cast(BigDecimal.valueOf(a), precision, scale);
    }

    public static BigDecimal cast(String text, int precision, int scale) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (Math.abs((long) number.scale()) > 1_000) {
                throw Conversions.failed("decimal");
            }
            return cast(number, precision, scale);
        } catch (NumberFormatException e) {
            throw Conversions.failed("decimal");
        }
    }

    private static BigDecimal checked(String operation, BigDecimal value, int precision) {
        if (value.precision() > precision) {
            throw new EvaluationException(
                    "the result of '%s' has more than the %d digits of its decimal type"
                            .formatted(operation, precision));
        }
        return value;
    }
}
