package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/**
 * Arithmetic on timestamps, dates and durations. Timestamps end with the years 1 and 9999,
 * durations with 10,000 years, as in CEL.
 */
public final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final long MAX_DURATION_SECONDS = 315_576_000_000L;

    private Times() {}

    public static Instant add(Instant time, Duration duration) {
        try {
            return checked(time.plus(duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw outside();
        }
    }

    public static Instant subtract(Instant time, Duration duration) {
        return add(time, negate(duration));
    }

    public static Duration add(Duration a, Duration b) {
        try {
            return checked(a.plus(b));
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public static Duration subtract(Duration a, Duration b) {
        try {
            return checked(a.minus(b));
        } catch (ArithmeticException e) {
            throw tooLong();
        }
    }

    public static Duration multiply(Duration a, long times) {
        try {
            return checked(a.multipliedBy(times));
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

    /** Units later, in the calendar of a zone: a month later is the same day of the month. */
    public static Instant addUnits(CalendarUnit unit, long amount, Instant time, ZoneId zone) {
        try {
            return checked(plus(time.atZone(zone), unit, amount).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw outside();
        }
    }

    public static LocalDate addUnits(CalendarUnit unit, long amount, LocalDate date) {
        try {
            return plus(date, unit, amount);
        } catch (DateTimeException | ArithmeticException e) {
            throw new EvaluationException("the date is outside the range of dates");
        }
    }

    @SuppressWarnings("unchecked") // plus() of these classes gives their own class
    private static <T extends Temporal> T plus(T time, CalendarUnit unit, long amount) {
        return (T) time.plus(Math.multiplyExact(amount, (long) unit.count()), unit.unit());
    }

    /** Whole units from the first to the second, in UTC. */
    public static long countUnits(CalendarUnit unit, Instant from, Instant to) {
        LocalDateTime start = Zones.at(from, Zones.UTC).toLocalDateTime();
        LocalDateTime end = Zones.at(to, Zones.UTC).toLocalDateTime();
        return unit.unit().between(start, end) / unit.count();
    }

    public static long countUnits(CalendarUnit unit, LocalDate from, LocalDate to) {
        return countUnits(unit, startOf(from, Zones.UTC), startOf(to, Zones.UTC));
    }

    /** The start of the unit in a zone; weeks start on Monday. */
    public static Instant truncate(Instant time, CalendarUnit unit, ZoneId zone) {
        ZonedDateTime local = Zones.at(time, zone);
        ChronoUnit chrono = unit.unit();
        if (chrono.isTimeBased()) {
            return local.truncatedTo(chrono).toInstant();
        }
        return truncate(local.toLocalDate(), unit).atStartOfDay(zone).toInstant();
    }

    public static LocalDate truncate(LocalDate date, CalendarUnit unit) {
        return switch (unit) {
            case YEAR -> date.withDayOfYear(1);
            case QUARTER -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % 3);
            case MONTH -> date.withDayOfMonth(1);
            case WEEK -> monday(date);
            case DAY, HOUR, MINUTE, SECOND, MILLISECOND -> date;
        };
    }

    private static LocalDate monday(LocalDate date) {
        try {
            return date.minusDays(date.getDayOfWeek().getValue() - 1L);
        } catch (DateTimeException e) {
            throw new EvaluationException("the date is outside the range of dates");
        }
    }

    public static Instant same(Instant time) {
        return time;
    }

    public static Duration same(Duration duration) {
        return duration;
    }

    public static Instant ofSeconds(long seconds) {
        try {
            return checked(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException | EvaluationException e) {
            throw new EvaluationException(
                    "the seconds since 1970 end outside the years 1 to 9999; if they are"
                            + " milliseconds, use timestamp_millis");
        }
    }

    public static Instant ofMillis(long millis) {
        return checked(Instant.ofEpochMilli(millis));
    }

    public static long toSeconds(Instant time) {
        return time.getEpochSecond();
    }

    public static long toMillis(Instant time) {
        return time.toEpochMilli();
    }

    public static Instant startOf(LocalDate date, ZoneId zone) {
        return checked(date.atStartOfDay(zone).toInstant());
    }

    static Instant checked(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw outside();
        }
        return time;
    }

    static Duration checked(Duration duration) {
        if (Math.abs(duration.toSeconds()) > MAX_DURATION_SECONDS) {
            throw tooLong();
        }
        return duration;
    }

    static EvaluationException tooLong() {
        return new EvaluationException("the duration is longer than 10,000 years");
    }

    static EvaluationException outside() {
        return new EvaluationException("the timestamp is outside the years 1 to 9999");
    }
}
