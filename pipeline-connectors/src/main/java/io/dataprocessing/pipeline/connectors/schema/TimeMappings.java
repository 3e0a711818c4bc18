package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.ToLongFunction;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Times, in the classes of java.time or as the numbers that Avro writes. */
final class TimeMappings {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private TimeMappings() {}

    static ValueMapping of(Schema schema, ScalarType type, Class<?> held) {
        if (held == type.javaType()) {
            return ValueMapping.same();
        }
        boolean narrow = schema.getType() == Schema.Type.INT;
        if (held != (narrow ? int.class : long.class)
                && held != (narrow ? Integer.class : Long.class)) {
            throw new SchemaException(
                    "held as %s; generate the class with Avro 1.9 or later, which writes %s"
                            .formatted(held.getName(), type.javaType().getName()));
        }
        return switch (type.kind()) {
            case DATE ->
                    number(
                            narrow,
                            value -> ((LocalDate) value).toEpochDay(),
                            LocalDate::ofEpochDay);
            case TIME -> time(narrow, unit(schema.getLogicalType()));
            case TIMESTAMP -> timestamp(unit(schema.getLogicalType()));
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, DURATION ->
                    throw new SchemaException(type + " is no time");
        };
    }

    /** A number and what it stands for. */
    private interface Meaning {
        Object of(long number);
    }

    private static ValueMapping number(
            boolean narrow, ToLongFunction<Object> toNumber, Meaning meaning) {
        return new ValueMapping(
                value -> {
                    try {
                        long number = toNumber.applyAsLong(value);
                        return narrow ? (Object) Math.toIntExact(number) : (Object) number;
                    } catch (ArithmeticException e) {
                        throw new SchemaException("the time is out of Avro's range", e);
                    }
                },
                value -> {
                    try {
                        return meaning.of(((Number) value).longValue());
                    } catch (DateTimeException | ArithmeticException e) {
                        throw new SchemaException("the number stands for no time", e);
                    }
                });
    }

    private static long unit(LogicalType logical) {
        if (logical instanceof LogicalTypes.TimeMillis
                || logical instanceof LogicalTypes.TimestampMillis) {
            return NANOS_PER_MILLI;
        }
        return logical instanceof LogicalTypes.TimestampNanos ? 1 : NANOS_PER_MICRO;
    }

    private static ValueMapping time(boolean narrow, long unit) {
        return number(
                narrow,
                value -> whole(((LocalTime) value).toNanoOfDay(), unit),
                number -> LocalTime.ofNanoOfDay(Math.multiplyExact(number, unit)));
    }

    private static ValueMapping timestamp(long unit) {
        long perSecond = NANOS_PER_SECOND / unit;
        return number(
                false,
                value -> {
                    Instant instant = (Instant) value;
                    long units = whole(instant.getNano(), unit);
                    return Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), perSecond), units);
                },
                number ->
                        Instant.ofEpochSecond(
                                Math.floorDiv(number, perSecond),
                                Math.floorMod(number, perSecond) * unit));
    }

    private static long whole(long nanos, long unit) {
        if (nanos % unit != 0) {
            throw new SchemaException(
                    "the time is finer than the %s that the class holds"
                            .formatted(unit == NANOS_PER_MILLI ? "milliseconds" : "microseconds"));
        }
        return nanos / unit;
    }
}
