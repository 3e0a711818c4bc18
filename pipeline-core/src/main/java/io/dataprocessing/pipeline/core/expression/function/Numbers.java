package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic on integers and doubles; integers overflow with an error, never silently. */
public final class Numbers {

    /** The result of a comparison with a value that isn't a number. */
    public static final int UNORDERED = 2;

    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw overflow("+");
        }
        return sum;
    }

    public static double add(double a, double b) {
        return a + b;
    }

    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw overflow("-");
        }
        return difference;
    }

    public static double subtract(double a, double b) {
        return a - b;
    }

    public static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high != low >> 63) {
            throw overflow("*");
        }
        return low;
    }

    public static double multiply(double a, double b) {
        return a * b;
    }

    public static long divide(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        if (a == Long.MIN_VALUE && b == -1) {
            throw overflow("/");
        }
        return a / b;
    }

    public static double divide(double a, double b) {
        return a / b;
    }

    public static long remainder(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        return a % b;
    }

    public static double remainder(double a, double b) {
        return a % b;
    }

    public static long negate(long a) {
        if (a == Long.MIN_VALUE) {
            throw new EvaluationException("'-' of a long overflows");
        }
        return -a;
    }

    public static double negate(double a) {
        return -a;
    }

    /**
     * Compares mathematically, where a cast to double would lose digits.
     *
     * @return -1, 0, 1 or {@link #UNORDERED}
     */
    public static int compare(long a, double b) {
        if (Double.isNaN(b)) {
            return UNORDERED;
        }
        if (b >= TWO_TO_63) {
            return -1;
        }
        if (b < -TWO_TO_63) {
            return 1;
        }
        long whole = (long) b;
        if (a != whole) {
            return a < whole ? -1 : 1;
        }
        double rest = b - whole;
        return rest > 0 ? -1 : rest < 0 ? 1 : 0;
    }

    /** As {@link #compare(long, double)}. */
    public static int compare(BigDecimal a, double b) {
        if (Double.isNaN(b)) {
            return UNORDERED;
        }
        if (Double.isInfinite(b)) {
            return b > 0 ? -1 : 1;
        }
        return a.compareTo(new BigDecimal(b));
    }

    public static long abs(long a) {
        return a < 0 ? negate(a) : a;
    }

    public static double abs(double a) {
        return Math.abs(a);
    }

    public static double ceil(double a) {
        return Math.ceil(a);
    }

    public static double floor(double a) {
        return Math.floor(a);
    }

    /** Half away from zero, as in SQL. */
    public static double round(double a) {
        double magnitude = Math.abs(a);
        double below = Math.floor(magnitude);
        return Math.copySign(magnitude - below >= 0.5 ? below + 1 : below, a);
    }

    /** Half away from zero at a digit behind the point; before it for negative digits. */
    public static double round(double a, long digits) {
        if (Double.isNaN(a) || Double.isInfinite(a)) {
            return a;
        }
        int scale = (int) Math.max(-400, Math.min(400, digits));
        return BigDecimal.valueOf(a).setScale(scale, RoundingMode.HALF_UP).doubleValue();
    }

    public static double power(double base, double exponent) {
        return Math.pow(base, exponent);
    }

    public static double sqrt(double a) {
        return Math.sqrt(a);
    }

    public static double exp(double a) {
        return Math.exp(a);
    }

    public static double ln(double a) {
        return Math.log(a);
    }

    public static double log10(double a) {
        return Math.log10(a);
    }

    public static long sign(long a) {
        return Long.signum(a);
    }

    public static double sign(double a) {
        return Math.signum(a);
    }

    public static boolean isNan(double a) {
        return Double.isNaN(a);
    }

    public static boolean isInfinite(double a) {
        return Double.isInfinite(a);
    }

    public static long min(long a, long b) {
        return Math.min(a, b);
    }

    public static double min(double a, double b) {
        return Math.min(a, b);
    }

    public static long max(long a, long b) {
        return Math.max(a, b);
    }

    public static double max(double a, double b) {
        return Math.max(a, b);
    }

    private static EvaluationException overflow(String sign) {
        return new EvaluationException("'" + sign + "' of longs overflows");
    }

    static EvaluationException byZero() {
        return new EvaluationException("division by zero");
    }
}
