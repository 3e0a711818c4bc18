package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.option.DurationText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The share of failed records in the window at hand. A window begins behind the first failure after
 * the last one has ended, so that records that are in order cost nothing; that failure isn't
 * counted, or the share would come out too large.
 */
final class FailureRate {

    private final RateLimit limit;
    private final LongSupplier records;
    private boolean open;
    private long begin;
    private long recordsBefore;
    private long failures;

    /**
     * The rate in one parallel instance.
     *
     * @param records how many records have come so far, the one at hand among them
     */
    FailureRate(RateLimit limit, LongSupplier records) {
        this.limit = limit;
        this.records = records;
    }

    /** Counts a failure; says so if there are too many. */
    Optional<String> add() {
        if (limit.minRecords() == Long.MAX_VALUE) {
            return Optional.empty();
        }
        long now = limit.clock().millis();
        if (!open || now < begin || now - begin >= limit.window().toMillis()) {
            open = true;
            begin = now;
            recordsBefore = records.getAsLong();
            failures = 0;
            return Optional.empty();
        }
        failures++;
        long seen = records.getAsLong() - recordsBefore;
        boolean tooMany = seen >= limit.minRecords() && failures > limit.share() * seen;
        return tooMany ? Optional.of(text(seen)) : Optional.empty();
    }

    private String text(long seen) {
        return "%d of %d records failed within %s, which is %s and more than max-rate %s"
                .formatted(
                        failures,
                        seen,
                        DurationText.print(limit.window()),
                        percent((double) failures / seen),
                        percent(limit.share()));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
