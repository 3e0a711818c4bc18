package io.dataprocessing.pipeline.processors.aggregate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The exact sum of doubles as a list of doubles that don't overlap, after Shewchuk's "Adaptive
 * precision floating-point arithmetic" (1997): it doesn't depend on the order in which numbers are
 * added. A sum beyond the largest double, or with a NaN or an infinity in it, is what plain
 * addition gives.
 */
final class Expansion {

    /** The sum of nothing. */
    static final List<Double> ZERO = List.of();

    private Expansion() {}

    /** A sum with a number added. */
    static List<Double> plus(List<Double> sum, double number) {
        Double[] parts = new Double[sum.size() + 1];
        int size = 0;
        double high = number;
        for (double part : sum) {
            double larger = Math.abs(high) < Math.abs(part) ? part : high;
            double smaller = Math.abs(high) < Math.abs(part) ? high : part;
            high = larger + smaller;
            double low = smaller - (high - larger);
            if (low != 0) {
                parts[size++] = low;
            }
        }
        if (!Double.isFinite(high)) {
            return List.of(plain(sum, number));
        }
        parts[size++] = high;
        return Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(parts, size)));
    }

    /** The sum of two sums. */
    static List<Double> plus(List<Double> left, List<Double> right) {
        List<Double> sum = left;
        for (double part : right) {
            sum = plus(sum, part);
        }
        return sum;
    }

    /** A sum with the square of a number added. */
    static List<Double> plusSquare(List<Double> sum, double number) {
        double square = number * number;
        List<Double> more = plus(sum, square);
        return Double.isFinite(square) ? plus(more, Math.fma(number, number, -square)) : more;
    }

    /** The double nearest to a sum. */
    static double rounded(List<Double> sum) {
        if (sum.isEmpty()) {
            return 0;
        }
        int last = sum.size() - 1;
        double high = sum.get(last);
        double low = 0;
        while (last > 0 && low == 0) {
            double larger = high;
            double part = sum.get(--last);
            high = larger + part;
            low = part - (high - larger);
        }
        return last > 0 && low != 0 ? roundedFurther(high, low, sum.get(last - 1)) : high;
    }

    /**
     * Half the way between two doubles what is below decides, which was rounded to even before it
     * was looked at.
     */
    private static double roundedFurther(double high, double low, double below) {
        if (Math.signum(low) != Math.signum(below)) {
            return high;
        }
        double further = high + low * 2;
        return further - high == low * 2 ? further : high;
    }

    /** Whether a sum is a number. */
    static boolean isFinite(List<Double> sum) {
        return sum.isEmpty() || Double.isFinite(sum.get(sum.size() - 1));
    }

    /** A finite sum, exactly. */
    static BigDecimal exact(List<Double> sum) {
        BigDecimal exact = BigDecimal.ZERO;
        for (double part : sum) {
            exact = exact.add(new BigDecimal(part));
        }
        return exact;
    }

    private static double plain(List<Double> sum, double number) {
        double plain = number;
        for (double part : sum) {
            plain += part;
        }
        return plain;
    }
}
