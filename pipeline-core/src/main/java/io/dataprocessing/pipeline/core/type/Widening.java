package io.dataprocessing.pipeline.core.type;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The conversions between single values that lose nothing. */
final class Widening {

    private static final int DIGITS_OF_INT = 10;
    private static final int DIGITS_OF_LONG = 19;

    private Widening() {}

    /** How values that aren't null are converted; empty if they can't be, or needn't. */
    static Optional<UnaryOperator<Object>> of(DataType from, DataType to) {
        if (to instanceof DecimalType decimal) {
            return toDecimal(from, decimal);
        }
        if (!(to instanceof ScalarType wanted)) {
            return Optional.empty();
        }
        if (from instanceof EnumType && wanted.kind() == ScalarType.Kind.STRING) {
            return Optional.of(UnaryOperator.identity());
        }
        return from instanceof ScalarType given
                ? between(given.kind(), wanted.kind())
                : Optional.empty();
    }

    private static Optional<UnaryOperator<Object>> toDecimal(DataType from, DecimalType to) {
        int whole = to.precision() - to.scale();
        if (from instanceof DecimalType given) {
            boolean fits =
                    given.scale() <= to.scale() && given.precision() - given.scale() <= whole;
            return fits
                    ? Optional.of(value -> ((BigDecimal) value).setScale(to.scale()))
                    : Optional.empty();
        }
        boolean fits =
                from instanceof ScalarType scalar
                        && ((scalar.kind() == ScalarType.Kind.INT && whole >= DIGITS_OF_INT)
                                || (scalar.kind() == ScalarType.Kind.LONG
                                        && whole >= DIGITS_OF_LONG));
        return fits
                ? Optional.of(
                        value ->
                                BigDecimal.valueOf(((Number) value).longValue())
                                        .setScale(to.scale()))
                : Optional.empty();
    }

    private static Optional<UnaryOperator<Object>> between(
            ScalarType.Kind from, ScalarType.Kind to) {
        if (from == ScalarType.Kind.INT && to == ScalarType.Kind.LONG) {
            return Optional.of(value -> ((Integer) value).longValue());
        }
        if (to == ScalarType.Kind.DOUBLE
                && (from == ScalarType.Kind.INT || from == ScalarType.Kind.FLOAT)) {
            return Optional.of(value -> ((Number) value).doubleValue());
        }
        return Optional.empty();
    }
}
