package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;

/** Times as text and text as times. */
public final class TimeTexts {

    private static final DateTimeFormatter LENIENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHmm", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ns", Duration.ofNanos(1),
                    "us", Duration.ofNanos(1_000),
                    "µs", Duration.ofNanos(1_000),
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "min", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1));

    private TimeTexts() {}

    /** RFC 3339, with an offset. */
    public static Instant timestamp(String text) {
        try {
            return Times.checked(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Conversions.failed(
                    "timestamp; one is written '2026-11-23T08:30:00Z', see to_timestamp");
        }
    }

    /** ISO or SQL form; UTC where no offset is given, midnight where no time is. */
    public static Instant lenient(String text) {
        return instant(text, LENIENT, Zones.UTC);
    }

    public static Instant parse(String text, DateTimeFormatter pattern) {
        return instant(text, pattern, Zones.UTC);
    }

    public static Instant parse(String text, DateTimeFormatter pattern, ZoneId zone) {
        return instant(text, pattern, zone);
    }

    private static Instant instant(String text, DateTimeFormatter pattern, ZoneId zone) {
        try {
            TemporalAccessor parsed = pattern.parse(text);
            ZoneId own = parsed.query(TemporalQueries.zone());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            LocalDateTime local =
                    LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
            return Times.checked(local.atZone(own == null ? zone : own).toInstant());
        } catch (DateTimeException e) {
            throw Conversions.failed("timestamp");
        }
    }

    public static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Conversions.failed("date; one is written '2026-11-23'");
        }
    }

    public static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Conversions.failed("time; one is written '08:30:00'");
        }
    }

    /** A pattern of Java's {@code DateTimeFormatter}; {@code y} is the proleptic year. */
    public static DateTimeFormatter formatter(String pattern) {
        StringBuilder strict = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < strict.length(); i++) {
            char c = strict.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && c == 'y') {
                strict.setCharAt(i, 'u');
            }
        }
        return DateTimeFormatter.ofPattern(strict.toString(), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    public static String format(Instant time, DateTimeFormatter pattern) {
        return format(time, pattern, Zones.UTC);
    }

    public static String format(Instant time, DateTimeFormatter pattern, ZoneId zone) {
        return formatted(Zones.at(time, zone), pattern);
    }

    public static String format(LocalDate date, DateTimeFormatter pattern) {
        return formatted(date, pattern);
    }

    public static String format(LocalTime time, DateTimeFormatter pattern) {
        return formatted(time, pattern);
    }

    private static String formatted(TemporalAccessor time, DateTimeFormatter pattern) {
        try {
            return pattern.format(time);
        } catch (DateTimeException e) {
            throw new EvaluationException("the time doesn't have all that the pattern asks for");
        }
    }

    /** Numbers with units, as in {@code 1h30m} and {@code -1.5s}. */
    public static Duration duration(String text) {
        String rest = text.strip();
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        if (rest.isEmpty()) {
            throw noDuration();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        for (int at = rest.equals("0") ? 1 : 0; at < rest.length(); ) {
            int unitAt = end(rest, at, true);
            int next = end(rest, unitAt, false);
            Duration unit = UNITS.get(rest.substring(unitAt, next));
            if (unit == null || unitAt == at || rest.substring(at, unitAt).equals(".")) {
                throw noDuration();
            }
            nanos = nanos.add(number(rest.substring(at, unitAt)).multiply(nanos(unit)));
            at = next;
        }
        BigDecimal seconds = nanos.movePointLeft(9);
        if (seconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            throw Times.tooLong();
        }
        long whole = seconds.longValue();
        long fraction = nanos.subtract(BigDecimal.valueOf(whole).movePointRight(9)).longValue();
        Duration duration = Times.checked(Duration.ofSeconds(whole, fraction));
        return negative ? duration.negated() : duration;
    }

    private static int end(String text, int from, boolean number) {
        int at = from;
        while (at < text.length()
                && number == (text.charAt(at) == '.' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static BigDecimal nanos(Duration unit) {
        return BigDecimal.valueOf(unit.toNanos());
    }

    private static BigDecimal number(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw noDuration();
        }
    }

    private static EvaluationException noDuration() {
        return Conversions.failed("duration; one is written '1h30m', '90s' or '250ms'");
    }
}
