package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.processors.aggregate.Samples.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What aggregates of some records are, computed from the records and nothing else. */
final class NaiveAggregates {

    /** The calls that are computed here, as they stand in a file. */
    static final String CALLS =
            """
            {n: count(), nx: count(x), sx: sum(x), sd: sum(d), ap: avg(p), ax: avg(x), mn: min(x),
             mx: max(s), f: first(x), l: last(x), v: var(x), sp: stddev_pop(p),
             pc: "percentile(d, 0.5)", cd: count_distinct(x), ac: approx_count_distinct(s),
             c: collect(x), cs: collect_set(s), t: "top(x, 2)", mb: "max_by(s, x)",
             w: "sum(x).where(x > 0)", wn: "count().where(x > 0)"}
            """;

    private static final Comparator<Object> ORDER = ValueOrder.NATURAL;

    private NaiveAggregates() {}

    /** The results by name; numbers that are rounded are texts of ten digits. */
    static Map<String, Object> of(List<Sample> samples) {
        List<Sample> x = with(samples, 1);
        List<Long> xs = x.stream().map(sample -> sample.row().getLong(1)).toList();
        List<Double> d = values(samples, 2);
        List<BigDecimal> p = values(samples, 3);
        List<String> s = values(samples, 4);
        List<Long> positive = xs.stream().filter(value -> value > 0).toList();
        Comparator<Sample> byTime =
                Comparator.comparingLong(Sample::millis)
                        .thenComparing(sample -> sample.row().getLong(1));
        List<Object> inTime = x.stream().sorted(byTime).map(sample -> sample.row().get(1)).toList();
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("n", (long) samples.size());
        results.put("nx", (long) xs.size());
        results.put("sx", sum(xs));
        results.put("sd", orNull(d, all -> exact(all).doubleValue()));
        results.put("ap", orNull(p, NaiveAggregates::average));
        results.put("ax", orNull(xs, all -> (double) sum(all) / all.size()));
        results.put("mn", xs.stream().min(ORDER).orElse(null));
        results.put("mx", s.stream().max(ORDER).orElse(null));
        results.put("f", inTime.isEmpty() ? null : inTime.get(0));
        results.put("l", inTime.isEmpty() ? null : inTime.get(inTime.size() - 1));
        results.put("v", variance(xs.stream().map(Long::doubleValue).toList(), 1));
        Object populationVariance = variance(p.stream().map(BigDecimal::doubleValue).toList(), 0);
        results.put(
                "sp", populationVariance == null ? null : Math.sqrt((Double) populationVariance));
        results.put("pc", orNull(d, NaiveAggregates::median));
        results.put("cd", xs.stream().distinct().count());
        results.put("ac", s.stream().distinct().count());
        results.put("c", inTime.isEmpty() ? null : inTime);
        results.put("cs", orNull(s, all -> all.stream().distinct().sorted().toList()));
        results.put(
                "t",
                orNull(
                        xs,
                        all -> all.stream().sorted(Comparator.reverseOrder()).limit(2).toList()));
        results.put(
                "mb",
                x.stream()
                        .max(
                                Comparator.<Sample>comparingLong(sample -> sample.row().getLong(1))
                                        .thenComparing(sample -> sample.row().get(4), ORDER))
                        .map(sample -> sample.row().get(4))
                        .orElse(null));
        results.put("w", sum(positive));
        results.put("wn", (long) positive.size());
        return rounded(results);
    }

    /** Results with numbers that are rounded as texts of ten digits. */
    static Map<String, Object> rounded(Map<String, Object> results) {
        Map<String, Object> rounded = new LinkedHashMap<>(results);
        for (String name : List.of("v", "sp")) {
            rounded.computeIfPresent(name, (any, value) -> "%.8f".formatted((Double) value));
        }
        return rounded;
    }

    private static List<Sample> with(List<Sample> samples, int field) {
        return samples.stream().filter(sample -> sample.row().get(field) != null).toList();
    }

    @SuppressWarnings("unchecked") // the caller knows the field's type
    private static <T> List<T> values(List<Sample> samples, int field) {
        return (List<T>)
                samples.stream()
                        .map(sample -> sample.row().get(field))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static <T> Object orNull(List<T> values, Function<List<T>, Object> function) {
        return values.isEmpty() ? null : function.apply(values);
    }

    private static Long sum(List<Long> values) {
        return values.stream().reduce(Long::sum).orElse(null);
    }

    private static BigDecimal exact(List<Double> values) {
        return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal average(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 6, RoundingMode.HALF_UP);
    }

    private static Object variance(List<Double> values, int less) {
        if (values.size() <= less) {
            return null;
        }
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        double distances =
                values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return distances / (values.size() - less);
    }

    private static Object median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        double low = sorted.get((sorted.size() - 1) / 2);
        double high = sorted.get(sorted.size() / 2);
        return low + 0.5 * (high - low);
    }
}
