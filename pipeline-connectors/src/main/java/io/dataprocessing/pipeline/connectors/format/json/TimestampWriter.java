package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.format.TimestampText;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes points in time in one of the forms that they have in JSON. The texts are those of {@link
 * Instant#toString}, which is slow; only years of other than four digits are left to it.
 */
record TimestampWriter(TimestampFormat format) implements ValueWriter {

    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    private static final int DAY = 86_400;
    private static final int NANOS = 1_000_000_000;
    private static final int NANOS_DIGITS = 9;

    @Override
    public void write(JsonBytes json, Object value) throws EncodeException {
        Instant instant = (Instant) value;
        switch (format) {
            case ISO_8601 -> text(json, instant);
            case SQL -> text(json, instant);
            case EPOCH_MILLIS -> millis(json, instant, instant.getNano());
            case EPOCH_SECONDS -> seconds(json, instant.getEpochSecond(), instant.getNano());
        }
    }

    private void text(JsonBytes json, Instant instant) {
        long seconds = instant.getEpochSecond();
        boolean iso = format == TimestampFormat.ISO_8601;
        if (seconds < YEAR_0 || seconds >= YEAR_10000) {
            json.quotedAscii(iso ? instant.toString() : TimestampText.formatSql(instant));
            return;
        }
        int day = (int) Math.floorDiv(seconds, DAY);
        int second = (int) (seconds - (long) day * DAY);
        json.put('"');
        date(json, day);
        json.put(iso ? 'T' : ' ');
        json.digits(second / 3_600, 2);
        json.put(':');
        json.digits(second / 60 % 60, 2);
        json.put(':');
        json.digits(second % 60, 2);
        fraction(json, instant.getNano());
        if (iso) {
            json.put('Z');
        }
        json.put('"');
    }

    /** A date of the years 0 to 9999, by the days of a calendar whose years begin in March. */
    private static void date(JsonBytes json, int epochDay) {
        int days = epochDay + 719_468;
        int era = Math.floorDiv(days, 146_097);
        int dayOfEra = days - era * 146_097;
        int yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        json.digits(year, 4);
        json.put('-');
        json.digits(month, 2);
        json.put('-');
        json.digits(dayOfMonth, 2);
    }

    /** A date as {@link LocalDate#toString} has it. */
    static void date(JsonBytes json, LocalDate date) {
        if (date.getYear() < 0 || date.getYear() > 9999) {
            json.quotedAscii(date.toString());
            return;
        }
        json.put('"');
        json.digits(date.getYear(), 4);
        json.put('-');
        json.digits(date.getMonthValue(), 2);
        json.put('-');
        json.digits(date.getDayOfMonth(), 2);
        json.put('"');
    }

    private static void fraction(JsonBytes json, int nanos) {
        if (nanos == 0) {
            return;
        }
        json.put('.');
        if (nanos % 1_000_000 == 0) {
            json.digits(nanos / 1_000_000, 3);
        } else if (nanos % 1_000 == 0) {
            json.digits(nanos / 1_000, 6);
        } else {
            json.digits(nanos, NANOS_DIGITS);
        }
    }

    private static void millis(JsonBytes json, Instant instant, int nanos) throws EncodeException {
        long millis;
        try {
            millis = instant.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new EncodeException("is beyond what milliseconds since 1970 can express");
        }
        if (nanos % 1_000_000 != 0) {
            throw new EncodeException("is a timestamp with fractions of a millisecond");
        }
        json.number(millis);
    }

    private static void seconds(JsonBytes json, long seconds, int nanos) {
        long whole = seconds;
        int fraction = nanos;
        if (seconds < 0) {
            json.put('-');
            whole = fraction == 0 ? -seconds : -(seconds + 1);
            fraction = fraction == 0 ? 0 : NANOS - fraction;
        }
        json.number(whole);
        json.put('.');
        json.digits(fraction, NANOS_DIGITS);
    }
}
