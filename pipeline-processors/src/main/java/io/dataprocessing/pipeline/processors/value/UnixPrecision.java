package io.dataprocessing.pipeline.processors.value;

/** What a number counts that stands for a point in time, from the start of 1970 in UTC. */
public enum UnixPrecision {
    /** Seconds. */
    SECONDS(9),
    /** Milliseconds. */
    MILLISECONDS(6),
    /** Microseconds. */
    MICROSECONDS(3),
    /** Nanoseconds. */
    NANOSECONDS(0);

    private final int digits;

    UnixPrecision(int digits) {
        this.digits = digits;
    }

    /** The unit is 10 to this power nanoseconds. */
    int digits() {
        return digits;
    }
}
