package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Arithmetic on timestamps and durations; timestamps end with the years 1 and 9999. */
public final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    public static Instant add(Instant time, Duration duration) {
        try {
            return checked(time.plus(duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw outside(time + " + " + Conversions.toString(duration));
        }
    }

    public static Instant subtract(Instant time, Duration duration) {
        try {
            return checked(time.minus(duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw outside(time + " - " + Conversions.toString(duration));
        }
    }

    public static Duration add(Duration a, Duration b) {
        try {
            return a.plus(b);
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public static Duration subtract(Duration a, Duration b) {
        try {
            return a.minus(b);
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public static Duration multiply(Duration a, long times) {
        try {
            return a.multipliedBy(times);
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public static Duration negate(Duration a) {
        try {
            return a.negated();
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    /** How much later the first is than the second. */
    public static Duration between(Instant later, Instant earlier) {
        return Duration.between(earlier, later);
    }

    static Instant checked(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw outside(time);
        }
        return time;
    }

    private static EvaluationException outside(Object time) {
        return new EvaluationException(time + " is outside the years 1 to 9999");
    }

    private static EvaluationException tooLong() {
        return new EvaluationException("the duration is too long");
    }
}
