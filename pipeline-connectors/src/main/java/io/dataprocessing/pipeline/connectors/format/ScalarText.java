package io.dataprocessing.pipeline.connectors.format;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The values of scalar types as text, for formats that know nothing but text. */
public final class ScalarText {

    private static final int NANOS_DIGITS = 9;

    private ScalarText() {}

    /** Reads the values of one type. */
    @FunctionalInterface
    public interface Reader {

        /** The value of a text. */
        Object read(String text) throws BadTextException;
    }

    /** Writes the values of one type. */
    @FunctionalInterface
    public interface Writer {

        /** The text of a value, which is not null. */
        String write(Object value) throws BadTextException;
    }

    /** Whether values of a type have a text. */
    public static boolean has(DataType type) {
        return type instanceof ScalarType
                || type instanceof DecimalType
                || type instanceof EnumType;
    }

    /**
     * A reader of a type.
     *
     * @throws IllegalArgumentException if values of the type have no text
     */
    public static Reader reader(DataType type, TimestampFormat timestamps) {
        if (type instanceof ScalarType scalar) {
            return reader(scalar.kind(), timestamps);
        }
        if (type instanceof DecimalType decimal) {
            return text -> NumberText.readDecimal(text, decimal);
        }
        if (type instanceof EnumType enumeration) {
            Set<String> symbols = new HashSet<>(enumeration.symbols());
            return text -> {
                if (!symbols.contains(text)) {
                    throw new BadTextException("is none of " + enumeration.symbols());
                }
                return text;
            };
        }
        throw noText(type);
    }

    private static IllegalArgumentException noText(DataType type) {
        return new IllegalArgumentException("values of " + type + " have no text");
    }

    private static Reader reader(ScalarType.Kind kind, TimestampFormat timestamps) {
        return switch (kind) {
            case BOOLEAN -> ScalarText::readBoolean;
            case INT -> NumberText::readInt;
            case LONG -> NumberText::readLong;
            case FLOAT -> NumberText::readFloat;
            case DOUBLE -> NumberText::readDouble;
            case STRING -> text -> text;
            case BYTES -> parsed("base64 text", Base64.getDecoder()::decode);
            case DATE -> parsed("date like 2026-03-01", LocalDate::parse);
            case TIME -> parsed("time like 12:30:00", LocalTime::parse);
            case TIMESTAMP -> timestampReader(timestamps);
            case DURATION -> parsed("ISO 8601 duration like PT5M", Duration::parse);
        };
    }

    private static Boolean readBoolean(String text) throws BadTextException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false")) {
            return lower.equals("true");
        }
        throw new BadTextException("should be true or false");
    }

    private static Reader parsed(String form, Function<String, Object> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new BadTextException("is no " + form);
            }
        };
    }

    private static Reader timestampReader(TimestampFormat timestamps) {
        return switch (timestamps) {
            case ISO_8601 -> parsed("ISO 8601 timestamp with an offset", TimestampText::parseIso);
            case SQL -> parsed("timestamp like 2026-03-01 12:30:00", TimestampText::parseSql);
            case EPOCH_MILLIS -> text -> Instant.ofEpochMilli(NumberText.readLong(text));
            case EPOCH_SECONDS -> ScalarText::readSeconds;
        };
    }

    private static Instant readSeconds(String text) throws BadTextException {
        BigDecimal value = NumberText.number(text, "a number of seconds");
        if (value.signum() == 0) {
            return Instant.EPOCH;
        }
        if (NumberText.digitsBeforePoint(value) > 17
                || !NumberText.isExactWith(value, NANOS_DIGITS)) {
            throw new BadTextException("is no number of seconds with up to nine decimals");
        }
        BigDecimal[] parts = value.divideAndRemainder(BigDecimal.ONE);
        try {
            return Instant.ofEpochSecond(
                    parts[0].longValueExact(),
                    parts[1].movePointRight(NANOS_DIGITS).longValueExact());
        } catch (DateTimeException e) {
            throw new BadTextException("is beyond the largest timestamp");
        }
    }

    /**
     * A writer of a type.
     *
     * @throws IllegalArgumentException if values of the type have no text
     */
    public static Writer writer(DataType type, TimestampFormat timestamps) {
        if (type instanceof ScalarType scalar) {
            return writer(scalar.kind(), timestamps);
        }
        if (type instanceof DecimalType) {
            return value -> ((BigDecimal) value).toPlainString();
        }
        if (type instanceof EnumType) {
            return value -> (String) value;
        }
        throw noText(type);
    }

    private static Writer writer(ScalarType.Kind kind, TimestampFormat timestamps) {
        return switch (kind) {
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, DATE, TIME, DURATION -> Object::toString;
            case STRING -> ScalarText::writeString;
            case BYTES -> value -> Base64.getEncoder().encodeToString((byte[]) value);
            case TIMESTAMP -> timestampWriter(timestamps);
        };
    }

    private static String writeString(Object value) throws BadTextException {
        String text = (String) value;
        if (Surrogates.anyAlone(text)) {
            throw new BadTextException(Surrogates.PROBLEM);
        }
        return text;
    }

    private static Writer timestampWriter(TimestampFormat timestamps) {
        return switch (timestamps) {
            case ISO_8601 -> Object::toString;
            case SQL -> value -> TimestampText.formatSql((Instant) value);
            case EPOCH_MILLIS -> ScalarText::writeMillis;
            case EPOCH_SECONDS ->
                    value -> {
                        Instant instant = (Instant) value;
                        return BigDecimal.valueOf(instant.getEpochSecond())
                                .add(BigDecimal.valueOf(instant.getNano(), NANOS_DIGITS))
                                .toPlainString();
                    };
        };
    }

    private static String writeMillis(Object value) throws BadTextException {
        Instant instant = (Instant) value;
        try {
            long millis = instant.toEpochMilli();
            if (!Instant.ofEpochMilli(millis).equals(instant)) {
                throw new BadTextException("is a timestamp with fractions of a millisecond");
            }
            return Long.toString(millis);
        } catch (ArithmeticException e) {
            throw new BadTextException("is beyond what milliseconds since 1970 can express");
        }
    }
}
