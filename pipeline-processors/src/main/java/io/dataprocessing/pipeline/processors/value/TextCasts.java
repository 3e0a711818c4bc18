package io.dataprocessing.pipeline.processors.value;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Casts from and to texts. Numbers from texts are {@link NumberCasts}. */
final class TextCasts {

    private TextCasts() {}

    /** The cast from a text; empty if there is none. */
    static Optional<UnaryOperator<Object>> fromText(ScalarType.Kind to, CastRules rules) {
        List<DateFormat> formats = rules.formats();
        ZoneId zone = rules.zone();
        return switch (to) {
            case STRING -> Optional.of(UnaryOperator.identity());
            case BOOLEAN -> Optional.of(TextCasts::truth);
            case DATE -> Optional.of(read(formats, LocalDate::parse, DateFormat::date));
            case TIME -> Optional.of(read(formats, LocalTime::parse, DateFormat::time));
            case TIMESTAMP ->
                    Optional.of(
                            read(
                                    formats,
                                    TextCasts::instant,
                                    (format, text) -> format.instant(text, zone)));
            case DURATION -> Optional.of(value -> Duration.parse((String) value));
            case BYTES -> Optional.of(value -> ((String) value).getBytes(StandardCharsets.UTF_8));
            case INT, LONG, FLOAT, DOUBLE -> Optional.empty();
        };
    }

    /** Reads a text by the first format that it follows. */
    private static UnaryOperator<Object> read(
            List<DateFormat> formats,
            Function<String, Object> iso,
            BiFunction<DateFormat, String, Object> byFormat) {
        if (formats.isEmpty()) {
            return value -> iso.apply((String) value);
        }
        return value ->
                formats.stream()
                        .flatMap(format -> read(format, (String) value, byFormat).stream())
                        .findFirst()
                        .orElseThrow(
                                () -> new EvaluationException("it follows none of the formats"));
    }

    private static Optional<Object> read(
            DateFormat format, String text, BiFunction<DateFormat, String, Object> byFormat) {
        try {
            return Optional.of(byFormat.apply(format, text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The cast to a text; empty if there is none. */
    static Optional<UnaryOperator<Object>> toText(DataType from, CastRules rules) {
        if (from instanceof DecimalType) {
            return Optional.of(value -> ((BigDecimal) value).toPlainString());
        }
        if (from instanceof EnumType) {
            return Optional.of(UnaryOperator.identity());
        }
        return from instanceof ScalarType scalar
                ? Optional.of(toText(scalar.kind(), rules))
                : Optional.empty();
    }

    private static UnaryOperator<Object> toText(ScalarType.Kind from, CastRules rules) {
        if (from == ScalarType.Kind.BYTES) {
            return TextCasts::decoded;
        }
        if (rules.formats().isEmpty()) {
            return Object::toString;
        }
        DateFormat format = rules.formats().get(0);
        return switch (from) {
            case DATE, TIME -> value -> format.print((TemporalAccessor) value);
            case TIMESTAMP -> value -> format.print((Instant) value, rules.zone());
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, DURATION -> Object::toString;
        };
    }

    private static Object decoded(Object value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap((byte[]) value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EvaluationException("it's no UTF-8");
        }
    }

    private static Object truth(Object value) {
        return switch ((String) value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new EvaluationException("it's neither 'true' nor 'false'");
        };
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
