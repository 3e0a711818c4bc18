package io.dataprocessing.pipeline.connectors.format.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates and times in the forms that nearly all writers use, straight from bytes: {@code
 * 2026-03-01}, {@code 12:30:00.5}, {@code 2026-03-01T12:30:00.5Z} and with an offset like {@code
 * +01:00}. What isn't recognised here may still be one.
 */
final class TimestampDigits {

    /** The most digits behind the point of a second. */
    static final int NANOS = 9;

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int SHORT_TIME = 5;
    private static final int TIME = 8;
    private static final int OFFSET = 6;
    private static final int MAX_OFFSET_HOURS = 17;
    private static final int[] DAYS = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] NANOS_OF = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private TimestampDigits() {}

    /** Whether the bytes are a date. */
    static boolean isDate(byte[] bytes, int from, int to) {
        return to - from == DATE && isDateAt(bytes, from);
    }

    private static boolean isDateAt(byte[] bytes, int from) {
        int year = two(bytes, from) * 100 + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        return bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && two(bytes, from) >= 0
                && two(bytes, from + 2) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month]
                && (day < 29 || month != 2 || isLeap(year));
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Whether the bytes are a time of day. */
    static boolean isTime(byte[] bytes, int from, int to) {
        if (to - from == SHORT_TIME) {
            return isHourAndMinute(bytes, from);
        }
        return to - from >= TIME
                && isTimeAt(bytes, from)
                && (to - from == TIME || isFraction(bytes, from + TIME, to));
    }

    private static boolean isHourAndMinute(byte[] bytes, int at) {
        int hour = two(bytes, at);
        int minute = two(bytes, at + 3);
        return hour >= 0 && hour <= 23 && bytes[at + 2] == ':' && minute >= 0 && minute <= 59;
    }

    private static boolean isTimeAt(byte[] bytes, int at) {
        int second = two(bytes, at + 6);
        return isHourAndMinute(bytes, at) && bytes[at + 5] == ':' && second >= 0 && second <= 59;
    }

    private static boolean isFraction(byte[] bytes, int from, int to) {
        int digits = to - from - 1;
        if (bytes[from] != '.' || digits < 1 || digits > NANOS) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes are a point in time in ISO 8601. */
    static boolean isIso(byte[] bytes, int from, int to) {
        if (to - from <= SECONDS) {
            return false;
        }
        int end = bytes[to - 1] == 'Z' ? to - 1 : to - OFFSET;
        return isTimestamp(bytes, from, end, 'T') && (end == to - 1 || isOffset(bytes, end));
    }

    /** Whether the bytes are a point in time as SQL has it. */
    static boolean isSql(byte[] bytes, int from, int to) {
        return isTimestamp(bytes, from, to, ' ');
    }

    private static boolean isTimestamp(byte[] bytes, int from, int to, char between) {
        return to - from >= SECONDS
                && isDateAt(bytes, from)
                && bytes[from + DATE] == between
                && isTimeAt(bytes, from + DATE + 1)
                && (to - from == SECONDS || isFraction(bytes, from + SECONDS, to));
    }

    private static boolean isOffset(byte[] bytes, int at) {
        int hours = two(bytes, at + 1);
        int minutes = two(bytes, at + 4);
        return (bytes[at] == '+' || (bytes[at] == '-' && hours + minutes > 0))
                && hours >= 0
                && hours <= MAX_OFFSET_HOURS
                && bytes[at + 3] == ':'
                && minutes >= 0
                && minutes <= 59;
    }

    /** The number of two digits, negative if they are none. */
    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }

    /** The date that the bytes are. */
    static LocalDate date(byte[] bytes, int from) {
        return LocalDate.of(
                two(bytes, from) * 100 + two(bytes, from + 2),
                two(bytes, from + 5),
                two(bytes, from + 8));
    }

    /** The time of day that the bytes are. */
    static LocalTime time(byte[] bytes, int from, int to) {
        int second = to - from == SHORT_TIME ? 0 : two(bytes, from + 6);
        return LocalTime.of(
                two(bytes, from), two(bytes, from + 3), second, nanos(bytes, from + TIME, to));
    }

    /** The point in time that the bytes are, in ISO 8601 or as SQL has it. */
    static Instant timestamp(byte[] bytes, int from, int to) {
        int end = to;
        int offset = 0;
        if (bytes[to - 1] == 'Z') {
            end = to - 1;
        } else if (bytes[from + DATE] == 'T') {
            end = to - OFFSET;
            int minutes = two(bytes, end + 1) * 60 + two(bytes, end + 4);
            offset = (bytes[end] == '-' ? -60 : 60) * minutes;
        }
        long days =
                daysSince1970(
                        two(bytes, from) * 100 + two(bytes, from + 2),
                        two(bytes, from + 5),
                        two(bytes, from + 8));
        int time = from + DATE + 1;
        int seconds = two(bytes, time) * 3_600 + two(bytes, time + 3) * 60 + two(bytes, time + 6);
        return Instant.ofEpochSecond(
                days * 86_400 + seconds - offset, nanos(bytes, from + SECONDS, end));
    }

    /** Counts days of the Gregorian calendar in years that begin in March. */
    private static long daysSince1970(int year, int month, int day) {
        long shifted = month > 2 ? year : year - 1;
        int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
        long leapDays =
                Math.floorDiv(shifted, 4)
                        - Math.floorDiv(shifted, 100)
                        + Math.floorDiv(shifted, 400);
        return shifted * 365L + leapDays + (153 * monthsSinceMarch + 2) / 5 + day - 1 - 719_468;
    }

    private static int nanos(byte[] bytes, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int value = 0;
        for (int i = from + 1; i < to; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value * NANOS_OF[to - from - 1];
    }
}
