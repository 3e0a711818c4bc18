package io.dataprocessing.pipeline.processors.value;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a date or a time stands in a text: a pattern of {@link DateTimeFormatter} with English names,
 * where a day that the calendar doesn't have is an error.
 */
public final class DateFormat {

    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(2001, 2, 3, 16, 5, 6, 0, ZoneOffset.UTC);

    private final String pattern;
    private final DateTimeFormatter formatter;

    private DateFormat(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /**
     * A format, {@code dd/MMM/yyyy:HH:mm:ss Z} for example.
     *
     * @throws IllegalArgumentException if it's no pattern; the message says why
     */
    public static DateFormat of(String pattern) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(requireNonNull(pattern, "pattern"));
        if (pattern.indexOf('y') >= 0 && pattern.indexOf('G') < 0) {
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        return new DateFormat(
                pattern,
                builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
    }

    /** The pattern. */
    public String pattern() {
        return pattern;
    }

    /**
     * The point in time that a text names; at the start of the day where it names a date only.
     *
     * @param zone where it is, if the text doesn't say so
     */
    Instant instant(String text, ZoneId zone) {
        TemporalAccessor parsed = formatter.parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null && Stream.of(ChronoField.values()).anyMatch(part(parsed))) {
            throw new DateTimeException("a part of the time is missing");
        }
        ZoneId there = parsed.query(TemporalQueries.zone());
        ZoneId at = there == null ? zone : there;
        return time == null
                ? date.atStartOfDay(at).toInstant()
                : LocalDateTime.of(date, time).atZone(at).toInstant();
    }

    private static Predicate<ChronoField> part(TemporalAccessor parsed) {
        return field -> field.isTimeBased() && parsed.isSupported(field);
    }

    /** The date that a text names. */
    LocalDate date(String text) {
        return formatter.parse(text, LocalDate::from);
    }

    /** The time of day that a text names. */
    LocalTime time(String text) {
        return formatter.parse(text, LocalTime::from);
    }

    /** A text for a point in time, as it's seen in a zone. */
    String print(Instant instant, ZoneId zone) {
        return formatter.format(instant.atZone(zone));
    }

    /** A text for a date or a time of day. */
    String print(TemporalAccessor value) {
        return formatter.format(value);
    }

    /** Whether a text in this format names all that a date, a time or an instant needs. */
    public boolean reads(Class<?> type) {
        try {
            String text = formatter.format(SAMPLE);
            if (type == LocalDate.class) {
                return date(text) != null;
            }
            return type == LocalTime.class
                    ? time(text) != null
                    : instant(text, ZoneOffset.UTC) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether all that the pattern asks for is there in values like this one. */
    public boolean prints(TemporalAccessor value) {
        try {
            return !formatter.format(value).isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Two formats are equal when they have the same pattern. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DateFormat that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
