package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a harness moves it; safe to be read by other threads. */
final class MovableClock extends Clock {

    /** When every harness begins. */
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private volatile Instant now = START;

    void set(Instant now) {
        this.now = requireNonNull(now, "now");
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the platform's clock has no time zone but UTC");
    }
}
