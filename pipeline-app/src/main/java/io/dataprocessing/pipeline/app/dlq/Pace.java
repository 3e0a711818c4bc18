package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps a rate: waits before a batch until those before it have had their time. */
final class Pace {

    private static final int LARGEST_BATCH = 500;

    private final Optional<Rate> rate;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> sleep;
    private long sent;
    private long started;

    /**
     * A pace.
     *
     * @param rate empty for as fast as it goes
     * @param nanoTime a clock that only goes forward
     * @param sleep waits so long
     */
    Pace(Optional<Rate> rate, LongSupplier nanoTime, Consumer<Duration> sleep) {
        this.rate = requireNonNull(rate, "rate");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime");
        this.sleep = requireNonNull(sleep, "sleep");
    }

    /** How many records are written at once: at most what goes in a second. */
    int batch() {
        return (int) Math.min(LARGEST_BATCH, rate.map(Rate::perSecond).orElse(Long.MAX_VALUE));
    }

    /** Waits until a batch may be written. */
    void before(int records) {
        if (rate.isPresent()) {
            long now = nanoTime.getAsLong();
            if (sent == 0) {
                started = now;
            }
            Duration wait = rate.get().of(sent).minusNanos(now - started);
            if (!wait.isNegative() && !wait.isZero()) {
                sleep.accept(wait);
            }
        }
        sent += records;
    }
}
