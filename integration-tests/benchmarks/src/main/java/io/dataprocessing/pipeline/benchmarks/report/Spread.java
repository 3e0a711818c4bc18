package io.dataprocessing.pipeline.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The middle of some values, and how far they are apart.
 *
 * @param median the one in the middle, or the mean of the two that are
 * @param min the least
 * @param max the greatest
 */
public record Spread(double median, double min, double max) {

    /** Of at least one value. */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is no middle of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1));
    }

    /** Of the quotients of values that belong together. */
    public static Spread ofRatios(List<Double> dividends, List<Double> divisors) {
        return of(
                IntStream.range(0, Math.min(dividends.size(), divisors.size()))
                        .mapToObj(i -> dividends.get(i) / divisors.get(i))
                        .toList());
    }

    /** As text, with so many digits behind the point. */
    public String format(int digits) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT, number + " (" + number + "–" + number + ")", median, min, max);
    }
}
