package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import java.util.Optional;

/** Which types are alike, which one holds two others, and how they're called in messages. */
final class TypeRules {

    private TypeRules() {}

    static boolean is(DataType type, Kind kind) {
        return type instanceof ScalarType scalar && scalar.kind() == kind;
    }

    static boolean isText(DataType type) {
        return is(type, Kind.STRING) || type instanceof EnumType;
    }

    static boolean isInteger(DataType type) {
        return is(type, Kind.INT) || is(type, Kind.LONG);
    }

    static boolean isFloating(DataType type) {
        return is(type, Kind.FLOAT) || is(type, Kind.DOUBLE);
    }

    static boolean isDecimal(DataType type) {
        return type instanceof DecimalType;
    }

    static boolean isNumber(DataType type) {
        return isInteger(type) || isFloating(type) || isDecimal(type);
    }

    static DataType nullableIf(boolean nullable, DataType type) {
        return nullable ? type.asNullable() : type.asRequired();
    }

    /** Whether the types differ in nullability only, at any depth. */
    static boolean same(DataType a, DataType b) {
        if (a instanceof ArrayType x && b instanceof ArrayType y) {
            return same(x.element(), y.element());
        }
        if (a instanceof MapType x && b instanceof MapType y) {
            return same(x.value(), y.value());
        }
        if (a instanceof RowType x && b instanceof RowType y) {
            return sameFields(x, y);
        }
        return a.asRequired().equals(b.asRequired());
    }

    private static boolean sameFields(RowType a, RowType b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.field(i).name().equals(b.field(i).name())
                    || !same(a.field(i).type(), b.field(i).type())) {
                return false;
            }
        }
        return true;
    }

    /** Whether values of the two types may be asked whether they're equal. */
    static boolean comparable(DataType a, DataType b) {
        if (isNumber(a) && isNumber(b)) {
            return true;
        }
        if (isText(a) && isText(b)) {
            return true;
        }
        if (a instanceof ArrayType x && b instanceof ArrayType y) {
            return comparable(x.element(), y.element());
        }
        if (a instanceof MapType x && b instanceof MapType y) {
            return comparable(x.value(), y.value());
        }
        return same(a, b);
    }

    /**
     * The narrowest type that holds the values of both: what a choice between them, a list of them
     * or {@code coalesce} gives. Nullable where one of them is.
     */
    static Optional<DataType> common(DataType a, DataType b) {
        boolean nullable = a.nullable() || b.nullable();
        if (isNumber(a) && isNumber(b)) {
            return commonNumber(a, b).map(type -> nullableIf(nullable, type));
        }
        if (isText(a) && isText(b)) {
            DataType text = same(a, b) ? a : DataTypes.STRING;
            return Optional.of(nullableIf(nullable, text));
        }
        if (a instanceof ArrayType x && b instanceof ArrayType y) {
            return common(x.element(), y.element())
                    .map(element -> new ArrayType(element, nullable));
        }
        if (a instanceof MapType x && b instanceof MapType y) {
            return common(x.value(), y.value()).map(value -> new MapType(value, nullable));
        }
        return same(a, b) ? Optional.of(nullableIf(nullable, a)) : Optional.empty();
    }

    private static Optional<DataType> commonNumber(DataType a, DataType b) {
        if (same(a, b)) {
            return Optional.of(a);
        }
        if (isFloating(a) || isFloating(b)) {
            return Optional.of(DataTypes.DOUBLE);
        }
        if (isDecimal(a) || isDecimal(b)) {
            DecimalType x = DecimalRules.typeOf(a);
            DecimalType y = DecimalRules.typeOf(b);
            int scale = Math.max(x.scale(), y.scale());
            int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
            return whole + scale > DecimalType.MAX_PRECISION
                    ? Optional.empty()
                    : Optional.of(DataTypes.decimal(whole + scale, scale));
        }
        return Optional.of(DataTypes.LONG);
    }

    /** Whether every value of {@code from} may stand for one of {@code to}, nulls aside. */
    static boolean widens(DataType from, DataType to) {
        if (same(from, to)) {
            return true;
        }
        if (from instanceof EnumType) {
            return is(to, Kind.STRING);
        }
        if (is(to, Kind.LONG)) {
            return is(from, Kind.INT);
        }
        if (is(to, Kind.DOUBLE)) {
            return isNumber(from);
        }
        if (is(to, Kind.FLOAT)) {
            return is(from, Kind.INT);
        }
        if (to instanceof DecimalType target && (isInteger(from) || isDecimal(from))) {
            DecimalType source = DecimalRules.typeOf(from);
            return source.scale() <= target.scale()
                    && source.precision() - source.scale() <= target.precision() - target.scale();
        }
        return false;
    }

    /** The word for a type in a message that compares two. */
    static String word(DataType type) {
        if (type instanceof ScalarType scalar) {
            return scalar.kind() == Kind.STRING ? "text" : scalar.kind().word();
        }
        if (type instanceof DecimalType) {
            return "decimal";
        }
        if (type instanceof EnumType) {
            return "enum";
        }
        if (type instanceof ArrayType) {
            return "list";
        }
        return type instanceof MapType ? "map" : "row";
    }

    /** A type as written in a pipeline file, without the mark for nullable; rows without fields. */
    static String name(DataType type) {
        return type instanceof RowType ? "row" : type.asRequired().toString();
    }
}
