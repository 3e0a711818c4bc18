package io.dataprocessing.pipeline.connectors.format.debezium;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What numbers that are points in time, or times of day, count. */
public enum EpochUnit {
    /** Thousandths of a second. */
    MILLIS(ChronoUnit.MILLIS),
    /** Millionths of a second. */
    MICROS(ChronoUnit.MICROS),
    /** Billionths of a second. */
    NANOS(ChronoUnit.NANOS);

    private final ChronoUnit unit;

    EpochUnit(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The point in time of a number. */
    Instant instant(long number) {
        return Instant.EPOCH.plus(number, unit);
    }

    /** The length of time of a number. */
    Duration duration(long number) {
        return Duration.of(number, unit);
    }
}
