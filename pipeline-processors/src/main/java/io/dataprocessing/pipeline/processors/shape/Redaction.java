package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.processors.value.Cast;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value that stands for all values of a type that are redacted. */
final class Redaction {

    private Redaction() {}

    /** The change to that value; empty if the type has none. */
    static Optional<Change> of(DataType type, Optional<String> replacement) {
        Optional<Object> value =
                replacement.isPresent() ? read(type, replacement.get()) : empty(type);
        return value.map(one -> new Change(type, before -> one));
    }

    private static Optional<Object> read(DataType type, String text) {
        boolean replaceable =
                type instanceof DecimalType
                        || type instanceof EnumType
                        || (type instanceof ScalarType scalar
                                && switch (scalar.kind()) {
                                    case INT, LONG, FLOAT, DOUBLE, STRING -> true;
                                    case BOOLEAN, BYTES, DATE, TIME, TIMESTAMP, DURATION -> false;
                                });
        try {
            return replaceable
                    ? Cast.of(DataTypes.STRING, type).map(cast -> cast.of("replacement", text))
                    : Optional.empty();
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> empty(DataType type) {
        if (type instanceof ScalarType scalar) {
            return Optional.of(empty(scalar.kind()));
        }
        if (type instanceof DecimalType decimal) {
            return Optional.of(BigDecimal.ZERO.setScale(decimal.scale()));
        }
        if (type instanceof ArrayType) {
            return Optional.of(List.of());
        }
        if (type instanceof MapType) {
            return Optional.of(Map.of());
        }
        return type instanceof RowType row ? empty(row).map(value -> value) : Optional.empty();
    }

    private static Optional<Row> empty(RowType type) {
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = type.field(i);
            Optional<Object> value = empty(field.type());
            if (value.isEmpty() && !field.type().nullable()) {
                return Optional.empty();
            }
            values[i] = value.orElse(null);
        }
        return Optional.of(Row.trusted(type.withNullable(false), values));
    }

    private static Object empty(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> false;
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case STRING -> "";
            case BYTES -> new byte[0];
            case DATE -> LocalDate.EPOCH;
            case TIME -> LocalTime.MIDNIGHT;
            case TIMESTAMP -> Instant.EPOCH;
            case DURATION -> Duration.ZERO;
        };
    }
}
