package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a node give another type, where no value changes by that. */
final class Conversion {

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private Conversion() {}

    /**
     * {@code node} as {@code target}; whether the result is nullable stays as it is. Empty where
     * the types don't allow it.
     */
    static Optional<Node> convert(Node node, DataType target) {
        if (node instanceof Node.NullLiteral) {
            return Optional.of(new Node.NullLiteral(target.asNullable()));
        }
        if (node instanceof Node.Literal literal) {
            Optional<Node> exact = convertLiteral(literal, target);
            if (exact.isPresent()) {
                return exact;
            }
        }
        if (node instanceof Node.ListOf list && target instanceof ArrayType array) {
            return convertAll(list.elements(), array.element())
                    .map(elements -> new Node.ListOf(elements, listType(elements, array)));
        }
        if (node instanceof Node.MapOf map && target instanceof MapType type) {
            return convertAll(map.values(), type.value())
                    .map(values -> new Node.MapOf(map.keys(), values, mapType(values, type)));
        }
        if (node instanceof Node.Conditional choice) {
            Optional<Node> then = convert(choice.then(), target);
            Optional<Node> otherwise = convert(choice.otherwise(), target);
            if (then.isEmpty() || otherwise.isEmpty()) {
                return Optional.empty();
            }
            DataType type = TypeRules.nullableIf(choice.type().nullable(), target);
            return Optional.of(
                    new Node.Conditional(choice.condition(), then.get(), otherwise.get(), type));
        }
        if (TypeRules.same(node.type(), target)) {
            return Optional.of(node);
        }
        return TypeRules.widens(node.type(), target)
                ? Optional.of(
                        new Node.Widen(node, TypeRules.nullableIf(node.type().nullable(), target)))
                : Optional.empty();
    }

    private static Optional<Node> convertLiteral(Node.Literal literal, DataType target) {
        Object value = literal.value();
        DataType required = target.asRequired();
        if (value instanceof Long number) {
            if (TypeRules.is(target, Kind.INT) && number.intValue() == number) {
                return Optional.of(literal(number.intValue(), required, literal));
            }
            if (TypeRules.is(target, Kind.DOUBLE) && Math.abs(number) <= EXACT_IN_DOUBLE) {
                return Optional.of(literal(number.doubleValue(), required, literal));
            }
            if (target instanceof DecimalType decimal) {
                return decimalLiteral(BigDecimal.valueOf(number), decimal, literal);
            }
        }
        if (value instanceof Double number) {
            if (TypeRules.is(target, Kind.FLOAT)) {
                return Optional.of(literal(number.floatValue(), required, literal));
            }
            if (target instanceof DecimalType decimal) {
                return exactly(literal).flatMap(exact -> decimalLiteral(exact, decimal, literal));
            }
        }
        if (value instanceof BigDecimal number && target instanceof DecimalType decimal) {
            return decimalLiteral(number, decimal, literal);
        }
        if (value instanceof String text
                && target instanceof EnumType symbols
                && symbols.symbols().contains(text)) {
            return Optional.of(literal(text, required, literal));
        }
        return Optional.empty();
    }

    private static Optional<Node> decimalLiteral(
            BigDecimal value, DecimalType target, Node.Literal literal) {
        if (value.scale() > target.scale()) {
            return Optional.empty();
        }
        BigDecimal scaled = value.setScale(target.scale());
        return scaled.precision() <= target.precision()
                ? Optional.of(literal(scaled, target.asRequired(), literal))
                : Optional.empty();
    }

    private static Node literal(Object value, DataType type, Node.Literal original) {
        return new Node.Literal(value, type, original.written());
    }

    /**
     * A whole or fractional literal as the exact decimal that was written, for use beside decimals;
     * empty for other nodes and for numbers beyond 38 digits.
     */
    static Optional<Node> asDecimal(Node node) {
        if (!(node instanceof Node.Literal literal)) {
            return Optional.empty();
        }
        return exactly(literal)
                .map(
                        exact ->
                                new Node.Literal(
                                        exact, DecimalRules.typeOf(exact), literal.written()));
    }

    private static Optional<BigDecimal> exactly(Node.Literal literal) {
        if (literal.value() instanceof Long number) {
            return Optional.of(BigDecimal.valueOf(number));
        }
        if (!(literal.value() instanceof Double)
                || literal.written().equals(Node.Literal.COMPUTED)) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(literal.written().replace(" ", ""));
        if (exact.scale() < 0 && exact.scale() > -DecimalType.MAX_PRECISION) {
            exact = exact.setScale(0);
        }
        boolean fits =
                exact.scale() >= 0
                        && Math.max(exact.precision(), exact.scale()) <= DecimalType.MAX_PRECISION;
        return fits ? Optional.of(exact) : Optional.empty();
    }

    /** All nodes as {@code target}; empty where one can't be. */
    static Optional<List<Node>> convertAll(List<Node> nodes, DataType target) {
        List<Node> converted = new ArrayList<>();
        for (Node node : nodes) {
            Optional<Node> one = convert(node, target);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            converted.add(one.get());
        }
        return Optional.of(converted);
    }

    private static ArrayType listType(List<Node> elements, ArrayType target) {
        return DataTypes.array(TypeRules.nullableIf(anyNullable(elements), target.element()));
    }

    private static MapType mapType(List<Node> values, MapType target) {
        return DataTypes.map(TypeRules.nullableIf(anyNullable(values), target.value()));
    }

    static boolean anyNullable(List<Node> nodes) {
        return nodes.stream().anyMatch(node -> node.type().nullable());
    }
}
