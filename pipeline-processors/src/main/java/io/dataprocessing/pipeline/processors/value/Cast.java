package io.dataprocessing.pipeline.processors.value;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns values of one type into values of another; null stays null. */
public final class Cast {

    private final DataType from;
    private final DataType to;
    private final UnaryOperator<Object> conversion;

    private Cast(DataType from, DataType to, UnaryOperator<Object> conversion) {
        this.from = from;
        this.to = to;
        this.conversion = conversion;
    }

    /** The cast that a user asks for, by the usual rules; empty if there is none. */
    public static Optional<Cast> of(DataType from, DataType to) {
        return of(from, to, CastRules.usual());
    }

    /** The cast that a user asks for; empty if there is none between the types. */
    public static Optional<Cast> of(DataType from, DataType to, CastRules rules) {
        DataType result = carryNulls(from, to);
        return conversion(from.asRequired(), result.asRequired(), rules)
                .map(conversion -> new Cast(from.asRequired(), result, conversion));
    }

    /** A cast that nobody has to ask for: between numbers, or from a text to one of its kinds. */
    public static Optional<Cast> implicit(DataType from, DataType to) {
        boolean related =
                from.asRequired().equals(to.asRequired())
                        || (isNumber(from) && isNumber(to))
                        || (isText(from) && isText(to));
        return related ? of(from, to) : Optional.empty();
    }

    /** The type of the results: the one asked for, with null wherever it was possible before. */
    public DataType type() {
        return to;
    }

    /** Whether values stay as they are. */
    public boolean isIdentity() {
        return from.equals(to.asRequired());
    }

    /**
     * The value in the other type.
     *
     * @param field the field that it becomes, for a message
     * @throws EvaluationException if it has none
     */
    public Object of(String field, Object value) {
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
                "field '%s': a value of %s can't become %s%s"
                        .formatted(field, from, to.asRequired(), why));
    }

    private static DataType carryNulls(DataType from, DataType to) {
        DataType carried = to;
        if (from instanceof ArrayType array && to instanceof ArrayType wanted) {
            carried =
                    new ArrayType(carryNulls(array.element(), wanted.element()), wanted.nullable());
        } else if (from instanceof MapType map && to instanceof MapType wanted) {
            carried = new MapType(carryNulls(map.value(), wanted.value()), wanted.nullable());
        } else if (from instanceof RowType row && to instanceof RowType wanted) {
            carried = RowCasts.carryNulls(row, wanted, Cast::carryNulls);
        }
        return carried.withNullable(from.nullable() || to.nullable());
    }

    /** The conversion of values that aren't null. */
    static Optional<UnaryOperator<Object>> conversion(DataType from, DataType to, CastRules rules) {
        if (from.asRequired().equals(to.asRequired())) {
            return Optional.of(UnaryOperator.identity());
        }
        if (isNumber(to)) {
            return toNumber(from, to, rules);
        }
        if (to instanceof EnumType symbols && isText(from)) {
            return Optional.of(value -> symbol(symbols, value));
        }
        if (from instanceof ArrayType array && to instanceof ArrayType wanted) {
            return conversion(array.element(), wanted.element(), rules).map(RowCasts::elements);
        }
        if (from instanceof MapType map && to instanceof MapType wanted) {
            return conversion(map.value(), wanted.value(), rules).map(RowCasts::values);
        }
        if (from instanceof RowType row && to instanceof RowType wanted) {
            return RowCasts.fields(row, wanted, rules);
        }
        return to instanceof ScalarType scalar ? toScalar(from, scalar, rules) : Optional.empty();
    }

    private static Object symbol(EnumType type, Object value) {
        if (!type.symbols().contains(value)) {
            throw new EvaluationException("it's none of the symbols");
        }
        return value;
    }

    private static Optional<UnaryOperator<Object>> toNumber(
            DataType from, DataType to, CastRules rules) {
        if (isNumber(from) || isText(from)) {
            return Optional.of(NumberCasts.to(to));
        }
        if (isKind(from, ScalarType.Kind.BOOLEAN)) {
            UnaryOperator<Object> number = NumberCasts.to(to);
            return Optional.of(value -> number.apply((Boolean) value ? 1 : 0));
        }
        return isKind(from, ScalarType.Kind.TIMESTAMP)
                ? rules.unixPrecision().map(precision -> EpochCasts.fromTimestamp(to, precision))
                : Optional.empty();
    }

    private static Optional<UnaryOperator<Object>> toScalar(
            DataType from, ScalarType to, CastRules rules) {
        if (isText(from)) {
            return TextCasts.fromText(to.kind(), rules);
        }
        if (to.kind() == ScalarType.Kind.STRING) {
            return TextCasts.toText(from, rules);
        }
        if (isNumber(from)) {
            return fromNumber(to, rules);
        }
        return from instanceof ScalarType scalar
                ? TimeCasts.between(scalar.kind(), to.kind(), rules.zone())
                : Optional.empty();
    }

    private static Optional<UnaryOperator<Object>> fromNumber(ScalarType to, CastRules rules) {
        if (to.kind() == ScalarType.Kind.BOOLEAN) {
            return Optional.of(NumberCasts::truth);
        }
        return to.kind() == ScalarType.Kind.TIMESTAMP
                ? rules.unixPrecision().map(EpochCasts::toTimestamp)
                : Optional.empty();
    }

    private static boolean isKind(DataType type, ScalarType.Kind kind) {
        return type instanceof ScalarType scalar && scalar.kind() == kind;
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
        return type instanceof EnumType || isKind(type, ScalarType.Kind.STRING);
    }
}
