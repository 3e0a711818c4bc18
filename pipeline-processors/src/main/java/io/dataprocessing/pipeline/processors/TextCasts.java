package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Casts from and to texts; times are in ISO 8601. Numbers from texts are {@link NumberCasts}. */
final class TextCasts {

    private TextCasts() {}

    /** The cast from a text; empty if there is none. */
    static Optional<UnaryOperator<Object>> fromText(ScalarType.Kind to) {
        return switch (to) {
            case STRING -> Optional.of(UnaryOperator.identity());
            case BOOLEAN -> Optional.of(TextCasts::truth);
            case DATE -> Optional.of(value -> LocalDate.parse((String) value));
            case TIME -> Optional.of(value -> LocalTime.parse((String) value));
            case TIMESTAMP -> Optional.of(TextCasts::instant);
            case DURATION -> Optional.of(value -> Duration.parse((String) value));
            case INT, LONG, FLOAT, DOUBLE, BYTES -> Optional.empty();
        };
    }

    /** The cast to a text; empty if there is none. */
    static Optional<UnaryOperator<Object>> toText(DataType from) {
        if (from instanceof DecimalType) {
            return Optional.of(value -> ((BigDecimal) value).toPlainString());
        }
        if (from instanceof EnumType) {
            return Optional.of(UnaryOperator.identity());
        }
        boolean printable =
                from instanceof ScalarType scalar && scalar.kind() != ScalarType.Kind.BYTES;
        return printable ? Optional.of(Object::toString) : Optional.empty();
    }

    private static Object truth(Object value) {
        return switch ((String) value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new EvaluationException("it's neither 'true' nor 'false'");
        };
    }

    private static Instant instant(Object value) {
        return OffsetDateTime.parse((String) value).toInstant();
    }
}
