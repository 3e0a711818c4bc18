package io.dataprocessing.pipeline.connectors.format.protobuf;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The ranges of protobuf's points and lengths of time, as timestamp.proto and duration.proto say.
 */
final class Times {

    private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final long MAX_SECONDS = 315_576_000_000L;
    private static final int NANOS = 1_000_000_000;

    private Times() {}

    static boolean isTimestamp(long seconds) {
        return seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
    }

    /**
     * A point in time.
     *
     * @throws DateTimeException if it's out of range
     */
    static Instant timestamp(long seconds, int nanos) {
        if (!isTimestamp(seconds) || nanos < 0 || nanos >= NANOS) {
            throw new DateTimeException("no timestamp");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /**
     * A length of time.
     *
     * @throws DateTimeException if it's out of range, or its parts have different signs
     */
    static Duration duration(long seconds, int nanos) {
        boolean signsDiffer = (seconds > 0 && nanos < 0) || (seconds < 0 && nanos > 0);
        if (Math.abs(nanos) >= NANOS || signsDiffer || !isDuration(seconds)) {
            throw new DateTimeException("no duration");
        }
        return Duration.ofSeconds(seconds, nanos);
    }

    static boolean isDuration(long seconds) {
        return seconds >= -MAX_SECONDS && seconds <= MAX_SECONDS;
    }
}
