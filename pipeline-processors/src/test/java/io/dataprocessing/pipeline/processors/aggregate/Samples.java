package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Random records of one type, with nulls and equal values, and the order in which they come. */
final class Samples {

    static final RowType TYPE =
            Rows.type("k string, x long?, d double?, p decimal(10, 2)?, s string?");

    /**
     * A record.
     *
     * @param millis its event time
     */
    record Sample(Row row, long millis) {

        Instant time() {
            return Instant.ofEpochMilli(millis);
        }

        String key() {
            return row.getString(0);
        }
    }

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** Up to {@code most} records of two keys within {@code span} milliseconds, sorted by time. */
    List<Sample> sorted(int most, int span) {
        List<Sample> samples = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(row(), random.nextInt(span)));
        }
        samples.sort(Comparator.comparingLong(Sample::millis));
        return samples;
    }

    /** The records in an order in which none comes more than {@code bound} behind a later one. */
    List<Sample> disordered(List<Sample> sorted, int bound) {
        record Delayed(Sample sample, double at) {}
        return sorted.stream()
                .map(sample -> new Delayed(sample, sample.millis() + random.nextDouble() * bound))
                .sorted(Comparator.comparingDouble(Delayed::at))
                .map(Delayed::sample)
                .toList();
    }

    private Row row() {
        Object p =
                random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(2000) - 1000, 2);
        return Row.of(
                TYPE,
                random.nextBoolean() ? "a" : "b",
                random.nextInt(4) == 0 ? null : (Object) (long) (random.nextInt(9) - 4),
                random.nextInt(4) == 0 ? null : (Object) (random.nextInt(100) / 10.0 * 1e9),
                p,
                random.nextInt(4) == 0 ? null : "s" + random.nextInt(3));
    }
}
