package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * Turns numbers and bytes that have a logical type into our values and back. What doesn't fit is an
 * {@link ArithmeticException}, {@link DateTimeException} or {@link IllegalArgumentException} whose
 * message quotes no value.
 */
public final class AvroValues {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

    private AvroValues() {}

    /** The value of a number of a kind that {@linkplain AvroKind#isTime() is a time}. */
    public static Object ofNumber(AvroKind kind, long number) {
        return switch (kind) {
            case DATE -> LocalDate.ofEpochDay(number);
            case TIME_MILLIS -> time(number, 1_000_000);
            case TIME_MICROS -> time(number, 1_000);
            case TIMESTAMP_MILLIS -> instant(number, 1_000);
            case TIMESTAMP_MICROS -> instant(number, 1_000_000);
            case TIMESTAMP_NANOS -> instant(number, NANOS_PER_SECOND);
            case LOCAL_TIMESTAMP_MILLIS -> local(number, 1_000);
            case LOCAL_TIMESTAMP_MICROS -> local(number, 1_000_000);
            case LOCAL_TIMESTAMP_NANOS -> local(number, NANOS_PER_SECOND);
            case NULL,
                    BOOLEAN,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    STRING,
                    BYTES,
                    FIXED,
                    ENUM,
                    ARRAY,
                    MAP,
                    RECORD,
                    UNION,
                    DECIMAL,
                    BIG_DECIMAL,
                    FIXED_UUID,
                    CALENDAR_DURATION,
                    ISO_DURATION ->
                    throw new IllegalStateException(kind + " is no time");
        };
    }

    private static LocalTime time(long number, long nanosPerUnit) {
        if (number < 0 || number >= NANOS_PER_DAY / nanosPerUnit) {
            throw new DateTimeException("holds a time of day beyond 24 hours");
        }
        return LocalTime.ofNanoOfDay(number * nanosPerUnit);
    }

    private static Instant instant(long number, long unitsPerSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(number, unitsPerSecond),
                Math.floorMod(number, unitsPerSecond) * (NANOS_PER_SECOND / unitsPerSecond));
    }

    private static String local(long number, long unitsPerSecond) {
        return LocalDateTime.ofInstant(instant(number, unitsPerSecond), ZoneOffset.UTC).toString();
    }

    /** The number that a value of a kind that {@linkplain AvroKind#isTime() is a time} becomes. */
    public static long toNumber(AvroKind kind, Object value) {
        return switch (kind) {
            case DATE -> ((LocalDate) value).toEpochDay();
            case TIME_MILLIS -> exact(((LocalTime) value).toNanoOfDay(), 1_000_000);
            case TIME_MICROS -> exact(((LocalTime) value).toNanoOfDay(), 1_000);
            case TIMESTAMP_MILLIS -> number((Instant) value, 1_000);
            case TIMESTAMP_MICROS -> number((Instant) value, 1_000_000);
            case TIMESTAMP_NANOS -> number((Instant) value, NANOS_PER_SECOND);
            case LOCAL_TIMESTAMP_MILLIS -> number(local(value), 1_000);
            case LOCAL_TIMESTAMP_MICROS -> number(local(value), 1_000_000);
            case LOCAL_TIMESTAMP_NANOS -> number(local(value), NANOS_PER_SECOND);
            case NULL,
                    BOOLEAN,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    STRING,
                    BYTES,
                    FIXED,
                    ENUM,
                    ARRAY,
                    MAP,
                    RECORD,
                    UNION,
                    DECIMAL,
                    BIG_DECIMAL,
                    FIXED_UUID,
                    CALENDAR_DURATION,
                    ISO_DURATION ->
                    throw new IllegalStateException(kind + " is no time");
        };
    }

    private static Instant local(Object text) {
        try {
            return LocalDateTime.parse((String) text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new DateTimeException("holds no date and time like 2025-01-31T12:00:00", e);
        }
    }

    private static long number(Instant instant, long unitsPerSecond) {
        long fraction = exact(instant.getNano(), NANOS_PER_SECOND / unitsPerSecond);
        try {
            if (instant.getEpochSecond() < 0 && fraction > 0) {
                // one second nearer to zero, so that the smallest number doesn't overflow
                long units = Math.multiplyExact(instant.getEpochSecond() + 1, unitsPerSecond);
                return Math.addExact(units, fraction - unitsPerSecond);
            }
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), unitsPerSecond), fraction);
        } catch (ArithmeticException e) {
            throw new DateTimeException("holds a time that the schema's unit can't count", e);
        }
    }

    private static long exact(long nanos, long nanosPerUnit) {
        if (nanos % nanosPerUnit != 0) {
            throw new DateTimeException("holds a time that is finer than the schema's unit");
        }
        return nanos / nanosPerUnit;
    }

    /** The number that two's complement bytes hold. */
    public static BigDecimal decimal(DecimalType type, byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("holds a decimal of no bytes");
        }
        BigDecimal value = unscaled(bytes, type.scale());
        if (value.precision() > type.precision()) {
            throw new IllegalArgumentException(
                    "holds a decimal of more than %d digits".formatted(type.precision()));
        }
        return value;
    }

    private static BigDecimal unscaled(byte[] bytes, int scale) {
        if (bytes.length > Long.BYTES) {
            return new BigDecimal(new BigInteger(bytes), scale);
        }
        long value = bytes[0];
        for (int i = 1; i < bytes.length; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return BigDecimal.valueOf(value, scale);
    }

    /** The bytes of a decimal, extended to a size unless that's 0. */
    public static byte[] decimalBytes(BigDecimal value, int scale, int size) {
        if (value.scale() != scale) {
            throw new IllegalArgumentException(
                    "holds a decimal of scale %d, not %d".formatted(value.scale(), scale));
        }
        byte[] bytes = value.unscaledValue().toByteArray();
        if (size == 0 || bytes.length == size) {
            return bytes;
        }
        if (bytes.length > size) {
            throw new IllegalArgumentException(
                    "holds a decimal that needs %d bytes and has %d".formatted(bytes.length, size));
        }
        byte[] extended = new byte[size];
        Arrays.fill(extended, 0, size - bytes.length, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, extended, size - bytes.length, bytes.length);
        return extended;
    }

    /** The text of a UUID in sixteen bytes. */
    public static String uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    /** The sixteen bytes of a UUID. */
    public static byte[] uuidBytes(String text) {
        UUID uuid;
        try {
            uuid = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("holds a text that is no UUID", e);
        }
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
