package io.dataprocessing.pipeline.core.expression.function;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;

/** Parts of times: years, hours, days of the week. */
public final class Calendars {

    private Calendars() {}

    public static long year(Instant time, ZoneId zone) {
        return at(time, zone).getYear();
    }

    public static long year(LocalDate date) {
        return date.getYear();
    }

    public static long quarter(Instant time, ZoneId zone) {
        return quarter(date(time, zone));
    }

    public static long quarter(LocalDate date) {
        return date.get(IsoFields.QUARTER_OF_YEAR);
    }

    public static long month(Instant time, ZoneId zone) {
        return at(time, zone).getMonthValue();
    }

    public static long month(LocalDate date) {
        return date.getMonthValue();
    }

    public static long week(Instant time, ZoneId zone) {
        return week(date(time, zone));
    }

    /** The week of ISO 8601. */
    public static long week(LocalDate date) {
        return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    public static long dayOfMonth(Instant time, ZoneId zone) {
        return at(time, zone).getDayOfMonth();
    }

    public static long dayOfMonth(LocalDate date) {
        return date.getDayOfMonth();
    }

    public static long dayOfYear(Instant time, ZoneId zone) {
        return at(time, zone).getDayOfYear();
    }

    public static long dayOfYear(LocalDate date) {
        return date.getDayOfYear();
    }

    public static long dayOfWeek(Instant time, ZoneId zone) {
        return dayOfWeek(date(time, zone));
    }

    /** 1 for Sunday to 7 for Saturday, as in Flink SQL. */
    public static long dayOfWeek(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7 + 1L;
    }

    public static long hour(Instant time, ZoneId zone) {
        return at(time, zone).getHour();
    }

    public static long hour(LocalTime time) {
        return time.getHour();
    }

    public static long minute(Instant time, ZoneId zone) {
        return at(time, zone).getMinute();
    }

    public static long minute(LocalTime time) {
        return time.getMinute();
    }

    public static long second(Instant time, ZoneId zone) {
        return at(time, zone).getSecond();
    }

    public static long second(LocalTime time) {
        return time.getSecond();
    }

    public static long millisecond(Instant time, ZoneId zone) {
        return part(at(time, zone), ChronoField.MILLI_OF_SECOND);
    }

    public static long millisecond(LocalTime time) {
        return part(time, ChronoField.MILLI_OF_SECOND);
    }

    /** CEL's count from 0. */
    public static long celMonth(Instant time, ZoneId zone) {
        return month(time, zone) - 1;
    }

    /** CEL's count from 0. */
    public static long celDayOfMonth(Instant time, ZoneId zone) {
        return dayOfMonth(time, zone) - 1;
    }

    /** CEL's count from 0. */
    public static long celDayOfYear(Instant time, ZoneId zone) {
        return dayOfYear(time, zone) - 1;
    }

    /** 0 for Sunday to 6 for Saturday. */
    public static long celDayOfWeek(Instant time, ZoneId zone) {
        return dayOfWeek(time, zone) - 1;
    }

    public static long hours(Duration duration) {
        return seconds(duration) / 3600;
    }

    public static long minutes(Duration duration) {
        return seconds(duration) / 60;
    }

    /** Whole seconds, cut towards zero as all the counts of durations are. */
    public static long seconds(Duration duration) {
        boolean cut = duration.isNegative() && duration.toNanosPart() > 0;
        return duration.toSeconds() + (cut ? 1 : 0);
    }

    /** The milliseconds of the last second. */
    public static long milliseconds(Duration duration) {
        return duration.toMillis() % 1_000;
    }

    public static long totalMillis(Duration duration) {
        return duration.toMillis();
    }

    public static long extract(CalendarUnit unit, Instant time, ZoneId zone) {
        return switch (unit) {
            case YEAR, QUARTER, MONTH, WEEK, DAY -> extract(unit, date(time, zone));
            case HOUR, MINUTE, SECOND, MILLISECOND -> extract(unit, at(time, zone).toLocalTime());
        };
    }

    public static long extract(CalendarUnit unit, LocalDate date) {
        return switch (unit) {
            case YEAR -> year(date);
            case QUARTER -> quarter(date);
            case MONTH -> month(date);
            case WEEK -> week(date);
            case DAY -> dayOfMonth(date);
            case HOUR, MINUTE, SECOND, MILLISECOND -> 0;
        };
    }

    private static long extract(CalendarUnit unit, LocalTime time) {
        return switch (unit) {
            case HOUR -> hour(time);
            case MINUTE -> minute(time);
            case SECOND -> second(time);
            case MILLISECOND -> millisecond(time);
            case YEAR, QUARTER, MONTH, WEEK, DAY -> 0;
        };
    }

    public static LocalDate date(Instant time, ZoneId zone) {
        return at(time, zone).toLocalDate();
    }

    public static LocalDate date(LocalDate date) {
        return date;
    }

    public static LocalTime time(Instant time, ZoneId zone) {
        return at(time, zone).toLocalTime();
    }

    public static LocalTime time(LocalTime time) {
        return time;
    }

    private static long part(TemporalAccessor time, TemporalField field) {
        return time.getLong(field);
    }

    private static ZonedDateTime at(Instant time, ZoneId zone) {
        return Zones.at(time, zone);
    }
}
