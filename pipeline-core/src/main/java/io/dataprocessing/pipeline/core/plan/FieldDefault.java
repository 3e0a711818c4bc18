package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the default of a field that a pipeline file declares. */
final class FieldDefault {

    private FieldDefault() {}

    /** The value; empty if the text is none of the type, or the type is none that has a text. */
    static Optional<Object> parse(String text, DataType type) {
        try {
            if (type instanceof DecimalType decimal) {
                return Optional.<Object>of(new BigDecimal(text).setScale(decimal.scale()))
                        .filter(type::accepts);
            }
            if (type instanceof EnumType) {
                return Optional.<Object>of(text).filter(type::accepts);
            }
            return type instanceof ScalarType scalar
                    ? scalar(text, scalar.kind())
                    : Optional.empty();
        } catch (ArithmeticException | DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> scalar(String text, ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN ->
                    text.equals("true") || text.equals("false")
                            ? Optional.of(text.equals("true"))
                            : Optional.empty();
            case INT -> Optional.of(Integer.parseInt(text));
            case LONG -> Optional.of(Long.parseLong(text));
            case FLOAT -> Optional.of(Float.parseFloat(text));
            case DOUBLE -> Optional.of(Double.parseDouble(text));
            case STRING -> Optional.of(text);
            case DATE -> Optional.of(LocalDate.parse(text));
            case TIME -> Optional.of(LocalTime.parse(text));
            case TIMESTAMP -> Optional.of(Instant.parse(text));
            case DURATION -> Optional.of(Duration.parse(text));
            case BYTES -> Optional.empty();
        };
    }
}
