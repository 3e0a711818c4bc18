package io.dataprocessing.pipeline.connectors.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Points in time as ISO 8601 text ({@code 2026-03-01T12:30:00.5Z}, any offset) and as SQL text
 * ({@code 2026-03-01 12:30:00.5}, taken as UTC).
 *
 * <p>The usual shape, four digits of year and {@code Z}, is read without {@link DateTimeFormatter},
 * which is ten times slower; everything else falls back to it.
 */
public final class TimestampText {

    private static final int SECONDS_END = 19;
    private static final int MAX_FRACTION = 9;

    private TimestampText() {}

    /**
     * Reads ISO 8601 text with an offset.
     *
     * @throws DateTimeException if the text is something else
     */
    public static Instant parseIso(String text) {
        int end = text.length() - 1;
        if (end >= SECONDS_END && text.charAt(10) == 'T' && text.charAt(end) == 'Z') {
            return parse(text, end);
        }
        return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
    }

    /**
     * Reads SQL text without an offset.
     *
     * @throws DateTimeException if the text is something else
     */
    public static Instant parseSql(String text) {
        if (text.length() < SECONDS_END || text.charAt(10) != ' ') {
            throw new DateTimeException("no SQL timestamp");
        }
        return parse(text, text.length());
    }

    private static Instant parse(String text, int end) {
        if (text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            throw new DateTimeException("no timestamp");
        }
        LocalDate date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        int hour = inRange(digits(text, 11, 13), 23);
        int minute = inRange(digits(text, 14, 16), 59);
        int second = inRange(digits(text, 17, SECONDS_END), 59);
        long seconds = date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nanos(text, end));
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int count = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || count < 1 || count > MAX_FRACTION) {
            throw new DateTimeException("no fraction of a second");
        }
        int nanos = digits(text, SECONDS_END + 1, end);
        for (int i = count; i < MAX_FRACTION; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int inRange(int value, int max) {
        if (value > max) {
            throw new DateTimeException("out of range");
        }
        return value;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("a digit is expected");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The SQL text of a point in time, in UTC, with as many digits as it needs. */
    public static String formatSql(Instant instant) {
        String iso = instant.toString();
        return iso.substring(0, iso.length() - 1).replace('T', ' ');
    }
}
