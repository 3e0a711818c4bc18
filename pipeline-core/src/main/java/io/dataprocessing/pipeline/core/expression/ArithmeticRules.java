package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.expression.function.Decimals;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import io.dataprocessing.pipeline.core.expression.function.Numbers;
import io.dataprocessing.pipeline.core.expression.function.Texts;
import io.dataprocessing.pipeline.core.expression.function.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code + - * / %} and the sign. Integers give long, anything with a float or double gives double,
 * decimals among themselves and with integers give decimals, times and durations what they give in
 * SQL.
 */
final class ArithmeticRules {

    private final Problems problems;
    private final OperatorRules operators;

    ArithmeticRules(Problems problems, OperatorRules operators) {
        this.problems = problems;
        this.operators = operators;
    }

    Optional<Node> apply(Syntax.Operation operation, Node first, Node second) {
        Node left = typedNull(first, second);
        Node right = typedNull(second, first);
        if (TypeRules.isNumber(left.type()) && TypeRules.isNumber(right.type())) {
            return numbers(operation, left, right);
        }
        Optional<Node> result = others(operation.operator(), left, right);
        return result.isPresent() ? result : refuse(operation, left.type(), right.type());
    }

    /** Null beside anything is null of the same type. */
    private static Node typedNull(Node node, Node other) {
        if (!(node instanceof Node.NullLiteral)) {
            return node;
        }
        DataType type = other instanceof Node.NullLiteral ? DataTypes.LONG : other.type();
        return new Node.NullLiteral(type.asNullable());
    }

    Optional<Node> negate(Syntax.Operation operation, Node operand) {
        DataType type = operand.type();
        if (operand instanceof Node.NullLiteral) {
            return Optional.of(new Node.NullLiteral(DataTypes.LONG.asNullable()));
        }
        if (TypeRules.isInteger(type)) {
            return invoke(Numbers.class, "negate", DataTypes.LONG, OperatorRules.toLong(operand));
        }
        if (TypeRules.isFloating(type)) {
            return invoke(
                    Numbers.class, "negate", DataTypes.DOUBLE, OperatorRules.toDouble(operand));
        }
        if (TypeRules.isDecimal(type)) {
            return invoke(Decimals.class, "negate", type, operand);
        }
        if (TypeRules.is(type, Kind.DURATION)) {
            return invoke(Times.class, "negate", DataTypes.DURATION, operand);
        }
        return problems.error(
                operation.span(), "'-' can't negate %s".formatted(TypeRules.name(type)));
    }

    private Optional<Node> numbers(Syntax.Operation operation, Node left, Node right) {
        List<Node> operands = OperatorRules.besideDecimals(List.of(left, right));
        Node a = operands.get(0);
        Node b = operands.get(1);
        String method = method(operation.operator());
        if (TypeRules.isFloating(a.type()) || TypeRules.isFloating(b.type())) {
            return invoke(
                    Numbers.class,
                    method,
                    DataTypes.DOUBLE,
                    OperatorRules.toDouble(a),
                    OperatorRules.toDouble(b));
        }
        if (TypeRules.isDecimal(a.type()) || TypeRules.isDecimal(b.type())) {
            return decimals(operation, a, b);
        }
        return invoke(
                Numbers.class,
                method,
                DataTypes.LONG,
                OperatorRules.toLong(a),
                OperatorRules.toLong(b));
    }

    private Optional<Node> decimals(Syntax.Operation operation, Node left, Node right) {
        DecimalType a = DecimalRules.typeOf(left.type());
        DecimalType b = DecimalRules.typeOf(right.type());
        Node x = Conversion.convert(left, a).orElse(left);
        Node y = Conversion.convert(right, b).orElse(right);
        return switch (operation.operator()) {
            case ADD -> invoke(Decimals.class, "add", DecimalRules.sum(a, b), x, y);
            case SUBTRACT -> invoke(Decimals.class, "subtract", DecimalRules.sum(a, b), x, y);
            case MULTIPLY ->
                    DecimalRules.canMultiply(a, b)
                            ? invoke(Decimals.class, "multiply", DecimalRules.product(a, b), x, y)
                            : problems.error(
                                    operation.span(),
                                    ("the product of %s and %s needs more than 38 digits;"
                                                    + " make one narrower with decimal(x, p, s)")
                                            .formatted(TypeRules.name(a), TypeRules.name(b)));
            case DIVIDE -> withScale("divide", DecimalRules.quotient(a, b), x, y);
            case REMAINDER -> withScale("remainder", DecimalRules.remainder(a, b), x, y);
            case OR,
                    AND,
                    NOT,
                    NEGATE,
                    CONDITIONAL,
                    EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    IN ->
                    throw new IllegalArgumentException("no arithmetic: " + operation.operator());
        };
    }

    private static Optional<Node> withScale(String method, DecimalType type, Node a, Node b) {
        Node scale = new Node.Prepared(type.scale(), int.class, DataTypes.INT);
        return invoke(Decimals.class, method, type, a, b, scale);
    }

    private Optional<Node> others(Operator operator, Node left, Node right) {
        DataType a = left.type();
        DataType b = right.type();
        if (operator == Operator.ADD) {
            if (TypeRules.isText(a) && TypeRules.isText(b)) {
                return invoke(Texts.class, "concat", DataTypes.STRING, left, right);
            }
            if (TypeRules.is(a, Kind.BYTES) && TypeRules.is(b, Kind.BYTES)) {
                return invoke(Lists.class, "concat", DataTypes.BYTES, left, right);
            }
            if (a instanceof ArrayType && b instanceof ArrayType) {
                return lists(left, right);
            }
        }
        return times(operator, left, right);
    }

    private Optional<Node> lists(Node left, Node right) {
        return operators
                .unify(List.of(left, right))
                .flatMap(
                        lists ->
                                invoke(
                                        Lists.class,
                                        "concat",
                                        operators.typeOfAll(lists),
                                        lists.get(0),
                                        lists.get(1)));
    }

    private static Optional<Node> times(Operator operator, Node left, Node right) {
        DataType a = left.type();
        DataType b = right.type();
        boolean plus = operator == Operator.ADD;
        boolean minus = operator == Operator.SUBTRACT;
        String method = plus ? "add" : "subtract";
        if (!plus && !minus) {
            return scaled(operator, left, right);
        }
        if (TypeRules.is(b, Kind.DURATION)
                && (TypeRules.is(a, Kind.TIMESTAMP) || TypeRules.is(a, Kind.DURATION))) {
            return invoke(Times.class, method, a, left, right);
        }
        if (plus && TypeRules.is(a, Kind.DURATION) && TypeRules.is(b, Kind.TIMESTAMP)) {
            return invoke(Times.class, method, b, right, left);
        }
        if (minus && TypeRules.is(a, Kind.TIMESTAMP) && TypeRules.is(b, Kind.TIMESTAMP)) {
            return invoke(Times.class, "between", DataTypes.DURATION, left, right);
        }
        return Optional.empty();
    }

    private static Optional<Node> scaled(Operator operator, Node left, Node right) {
        if (operator != Operator.MULTIPLY) {
            return Optional.empty();
        }
        if (TypeRules.is(left.type(), Kind.DURATION) && TypeRules.isInteger(right.type())) {
            return invoke(
                    Times.class, "multiply", DataTypes.DURATION, left, OperatorRules.toLong(right));
        }
        return TypeRules.isInteger(left.type()) && TypeRules.is(right.type(), Kind.DURATION)
                ? scaled(operator, right, left)
                : Optional.empty();
    }

    private Optional<Node> refuse(Syntax.Operation operation, DataType a, DataType b) {
        String sign = operation.operator().sign();
        String verb =
                switch (sign) {
                    case "+" -> "add";
                    case "-" -> "subtract";
                    case "*" -> "multiply";
                    case "/" -> "divide";
                    default -> "take the remainder of";
                };
        String advice =
                sign.equals("+") && (TypeRules.isText(a) || TypeRules.isText(b))
                        ? "; join them with concat(…)"
                        : "";
        return problems.error(
                operation.sign(),
                "'%s' can't %s %s and %s%s"
                        .formatted(sign, verb, TypeRules.name(a), TypeRules.name(b), advice));
    }

    private static String method(Operator operator) {
        return operator.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Node> invoke(
            Class<?> owner, String method, DataType type, Node... arguments) {
        boolean fails = !TypeRules.is(type, Kind.DOUBLE);
        return Optional.of(OperatorRules.invoke(owner, method, type, fails, arguments));
    }
}
