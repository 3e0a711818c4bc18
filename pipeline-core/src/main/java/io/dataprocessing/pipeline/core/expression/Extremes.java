package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.expression.function.Decimals;
import io.dataprocessing.pipeline.core.expression.function.Numbers;
import io.dataprocessing.pipeline.core.expression.function.Ordered;
import java.util.List;

/** The larger or smaller of two and more values of one type. */
final class Extremes {

    private Extremes() {}

    static boolean ordered(DataType type) {
        return !(type instanceof ArrayType
                || type instanceof MapType
                || type instanceof RowType
                || TypeRules.is(type, Kind.BYTES)
                || TypeRules.is(type, Kind.BOOLEAN));
    }

    static Node of(boolean greatest, List<Node> values) {
        String method = greatest ? "max" : "min";
        DataType type = values.get(0).type();
        Node result = widened(values.get(0));
        for (Node value : values.subList(1, values.size())) {
            result =
                    OperatorRules.invoke(
                            owner(type), method, result(type), false, result, widened(value));
        }
        return result;
    }

    private static Class<?> owner(DataType type) {
        if (TypeRules.isDecimal(type)) {
            return Decimals.class;
        }
        return TypeRules.isNumber(type) ? Numbers.class : Ordered.class;
    }

    private static DataType result(DataType type) {
        if (TypeRules.isInteger(type)) {
            return DataTypes.LONG;
        }
        return TypeRules.isFloating(type) ? DataTypes.DOUBLE : type;
    }

    private static Node widened(Node node) {
        if (TypeRules.isInteger(node.type())) {
            return OperatorRules.toLong(node);
        }
        return TypeRules.isFloating(node.type()) ? OperatorRules.toDouble(node) : node;
    }
}
