package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;

/** How values of a type stand in generated code. */
final class JavaTypes {

    private JavaTypes() {}

    /** The class of a local variable: primitive where there is one. */
    static Class<?> local(DataType type) {
        if (type instanceof ScalarType scalar) {
            return switch (scalar.kind()) {
                case BOOLEAN -> boolean.class;
                case INT -> int.class;
                case LONG -> long.class;
                case FLOAT -> float.class;
                case DOUBLE -> double.class;
                case STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> type.javaType();
            };
        }
        return type.javaType();
    }

    /** The class of an argument. */
    static Class<?> argument(Node node) {
        if (node instanceof Node.Boxed) {
            return Object.class;
        }
        return node instanceof Node.Prepared prepared ? prepared.javaType() : local(node.type());
    }

    /** The name of a class in source code. */
    static String name(Class<?> type) {
        return type.getCanonicalName();
    }

    static boolean isPrimitive(DataType type) {
        return local(type).isPrimitive();
    }

    /** What a variable holds where the value is null. */
    static String nothing(DataType type) {
        Class<?> local = local(type);
        if (local == boolean.class) {
            return "false";
        }
        if (local == long.class) {
            return "0L";
        }
        if (local == float.class) {
            return "0f";
        }
        if (local == double.class) {
            return "0d";
        }
        return local == int.class ? "0" : "null";
    }

    /** The getter of {@code Row} for a field of this type. */
    static String getter(DataType type) {
        if (type instanceof ScalarType scalar) {
            return switch (scalar.kind()) {
                case BOOLEAN -> "getBoolean";
                case INT -> "getInt";
                case LONG -> "getLong";
                case FLOAT -> "getFloat";
                case DOUBLE -> "getDouble";
                case STRING -> "getString";
                case BYTES -> "getBytes";
                case DATE -> "getDate";
                case TIME -> "getTime";
                case TIMESTAMP -> "getTimestamp";
                case DURATION -> "getDuration";
            };
        }
        if (type instanceof DecimalType) {
            return "getDecimal";
        }
        if (type instanceof EnumType) {
            return "getString";
        }
        if (type instanceof ArrayType) {
            return "getArray";
        }
        if (type instanceof MapType) {
            return "getMap";
        }
        if (type instanceof RowType) {
            return "getRow";
        }
        throw new IllegalArgumentException("no getter for " + type);
    }

    /** An object expression as a value of a local variable. */
    static String unboxed(DataType type, String object) {
        String cast = "((" + name(type.javaType()) + ") " + object + ")";
        return isPrimitive(type) ? cast + "." + name(local(type)) + "Value()" : cast;
    }

    /** A value of a local variable as an object expression. */
    static String boxed(DataType type, String value) {
        return isPrimitive(type) ? name(type.javaType()) + ".valueOf(" + value + ")" : value;
    }
}
