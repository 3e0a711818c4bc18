package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns values of one type into values of another; null stays null. */
final class Cast {

    private final DataType from;
    private final DataType to;
    private final UnaryOperator<Object> conversion;

    private Cast(DataType from, DataType to, UnaryOperator<Object> conversion) {
        this.from = from;
        this.to = to;
        this.conversion = conversion;
    }

    /** The cast that a user asks for; empty if there is none between the types. */
    static Optional<Cast> of(DataType from, DataType to) {
        return conversion(from.asRequired(), to.asRequired())
                .map(conversion -> new Cast(from.asRequired(), to.asRequired(), conversion));
    }

    /** A cast that nobody has to ask for: between numbers, or from a text to one of its kinds. */
    static Optional<Cast> implicit(DataType from, DataType to) {
        boolean related =
                from.asRequired().equals(to.asRequired())
                        || (isNumber(from) && isNumber(to))
                        || (isText(from) && isText(to));
        return related ? of(from, to) : Optional.empty();
    }

    /**
     * The value in the other type.
     *
     * @param field the field that it becomes, for a message
     * @throws EvaluationException if it has none
     */
    Object of(String field, Object value) {
        if (value == null) {
            return null;
        }
        try {
            return conversion.apply(value);
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            throw refused(field, "");
        } catch (EvaluationException e) {
            throw refused(field, "; " + e.getMessage());
        }
    }

    /** Names types only: what the record holds goes into no log. */
    private EvaluationException refused(String field, String why) {
        return new EvaluationException(
                "field '%s': a value of %s can't become %s%s".formatted(field, from, to, why));
    }

    private static Optional<UnaryOperator<Object>> conversion(DataType from, DataType to) {
        if (from.equals(to)) {
            return Optional.of(UnaryOperator.identity());
        }
        if (isNumber(to) && (isNumber(from) || isText(from))) {
            return Optional.of(NumberCasts.to(to));
        }
        if (to instanceof EnumType symbols && isText(from)) {
            return Optional.of(value -> symbol(symbols, value));
        }
        return to instanceof ScalarType scalar ? toScalar(from, scalar) : Optional.empty();
    }

    private static Object symbol(EnumType type, Object value) {
        if (!type.symbols().contains(value)) {
            throw new EvaluationException("it's none of the symbols");
        }
        return value;
    }

    private static Optional<UnaryOperator<Object>> toScalar(DataType from, ScalarType to) {
        if (isText(from)) {
            return TextCasts.fromText(to.kind());
        }
        if (to.kind() == ScalarType.Kind.STRING) {
            return TextCasts.toText(from);
        }
        return from instanceof ScalarType scalar
                ? TimeCasts.between(scalar.kind(), to.kind())
                : Optional.empty();
    }

    private static boolean isNumber(DataType type) {
        return type instanceof DecimalType
                || (type instanceof ScalarType scalar
                        && switch (scalar.kind()) {
                            case INT, LONG, FLOAT, DOUBLE -> true;
                            case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> false;
                        });
    }

    private static boolean isText(DataType type) {
        return type instanceof EnumType
                || (type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.STRING);
    }
}
