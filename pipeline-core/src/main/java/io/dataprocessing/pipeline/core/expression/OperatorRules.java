package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.expression.function.Conversions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operators mean for operands of given types, the logical ones aside. */
final class OperatorRules {

    private final Source source;
    private final Problems problems;
    private final ComparisonRules comparisons;
    private final ArithmeticRules arithmetic;

    OperatorRules(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.comparisons = new ComparisonRules(source, problems, this);
        this.arithmetic = new ArithmeticRules(problems, this);
    }

    Optional<Node> apply(Syntax.Operation operation, List<Node> operands) {
        return switch (operation.operator()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    comparisons.compare(operation, operands.get(0), operands.get(1));
            case IN -> comparisons.in(operation, operands.get(0), operands.get(1));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                    arithmetic.apply(operation, operands.get(0), operands.get(1));
            case NEGATE -> arithmetic.negate(operation, operands.get(0));
            case AND, OR, NOT, CONDITIONAL ->
                    throw new IllegalArgumentException(operation.operator() + " has its own rules");
        };
    }

    /**
     * The nodes converted to the type that all have in common; nulls take it over, and so do
     * literals that fit: a 0 beside an int is an int. Empty where there is no such type.
     */
    Optional<List<Node>> unify(List<Node> nodes) {
        List<Node> computed =
                nodes.stream().filter(node -> !(node instanceof Node.Literal)).toList();
        Optional<List<Node>> around =
                common(computed).flatMap(type -> Conversion.convertAll(nodes, type));
        if (around.isPresent()) {
            return around;
        }
        List<Node> candidates = besideDecimals(nodes);
        boolean typeless = candidates.stream().noneMatch(OperatorRules::hasType);
        Optional<DataType> target =
                typeless ? Optional.of(candidates.get(0).type()) : common(candidates);
        return target.flatMap(type -> Conversion.convertAll(candidates, type));
    }

    /** The type that holds the values of all; empty where there is none or nothing has a type. */
    private static Optional<DataType> common(List<Node> nodes) {
        Optional<DataType> common = Optional.empty();
        for (Node node : nodes.stream().filter(OperatorRules::hasType).toList()) {
            common =
                    common.isEmpty()
                            ? Optional.of(node.type())
                            : TypeRules.common(common.get(), node.type());
            if (common.isEmpty()) {
                return common;
            }
        }
        return common;
    }

    private static boolean hasType(Node node) {
        return !(node instanceof Node.NullLiteral) && !isEmptyLiteral(node);
    }

    /** Literals as exact decimals where one of the nodes is a decimal. */
    static List<Node> besideDecimals(List<Node> nodes) {
        if (nodes.stream().noneMatch(node -> TypeRules.isDecimal(node.type()))) {
            return nodes;
        }
        return nodes.stream().map(node -> Conversion.asDecimal(node).orElse(node)).toList();
    }

    private static boolean isEmptyLiteral(Node node) {
        return (node instanceof Node.ListOf list && list.elements().isEmpty())
                || (node instanceof Node.MapOf map && map.keys().isEmpty());
    }

    /** The type of alike nodes, nullable where one is. */
    DataType typeOfAll(List<Node> alike) {
        DataType type = alike.get(0).type();
        for (Node node : alike) {
            type = TypeRules.common(type, node.type()).orElse(type);
        }
        return TypeRules.nullableIf(Conversion.anyNullable(alike), type);
    }

    String types(List<Node> nodes) {
        return nodes.stream()
                .map(node -> TypeRules.name(node.type()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Warns where a condition is null because a field is that nobody asked about. */
    void warnIfNullable(Span span, Node node) {
        if (node.type().nullable() && node instanceof Node.FieldRead) {
            warn(span, List.of(node));
        }
    }

    /** Warns that a comparison or test of {@code operands} is null where one of them is. */
    void warn(Span span, List<Node> operands) {
        Set<String> paths = new LinkedHashSet<>();
        boolean other = false;
        for (Node operand : operands) {
            if (operand.type().nullable() && !(operand instanceof Node.NullLiteral)) {
                int before = paths.size();
                collectNullable(operand, paths);
                other |= paths.size() == before;
            }
        }
        String shown = source.text(span);
        if (!paths.isEmpty()) {
            String fields = String.join(" or ", paths);
            String guards =
                    paths.stream()
                            .map(path -> "has(" + path + ")")
                            .collect(Collectors.joining(" and "));
            problems.warn(
                    span,
                    shown.equals(fields)
                            ? ("'%s' can be null, which a condition takes for false; say what"
                                            + " is meant with %s or coalesce")
                                    .formatted(shown, guards)
                            : ("'%s' is null where %s is, which a condition takes for false;"
                                            + " guard it with %s or coalesce")
                                    .formatted(shown, fields, guards));
        } else if (other) {
            problems.warn(
                    span,
                    "'%s' can be null, which a condition takes for false; guard it with coalesce"
                            .formatted(shown));
        }
    }

    private static void collectNullable(Node node, Set<String> paths) {
        if (!node.type().nullable()) {
            return;
        }
        Optional<String> path = NullGuards.path(node).map(OperatorRules::shown);
        if (path.isPresent()) {
            paths.add(path.get());
        } else {
            NullGuards.strictOperands(node).forEach(operand -> collectNullable(operand, paths));
        }
    }

    /** A path as written: variables carry a number that tells them apart. */
    private static String shown(String path) {
        return path.replaceFirst("#[0-9]+", "");
    }

    /** The node that calls a static method of the runtime; null where an argument is. */
    static Node invoke(
            Class<?> owner, String method, DataType type, boolean fails, Node... arguments) {
        List<Node> list = List.of(arguments);
        return new Node.Invoke(
                owner,
                method,
                list,
                TypeRules.nullableIf(Conversion.anyNullable(list), type),
                false,
                fails);
    }

    /** A key of a map, as text: numbers and booleans stand for how they're written. */
    Optional<Node> key(Node node, Span span) {
        DataType type = node.type();
        if (TypeRules.isText(type)) {
            return Optional.of(node);
        }
        Node argument =
                TypeRules.isInteger(type)
                        ? toLong(node)
                        : TypeRules.is(type, Kind.FLOAT) ? toDouble(node) : node;
        if (!TypeRules.isNumber(type) && !TypeRules.is(type, Kind.BOOLEAN)) {
            return problems.error(
                    span, "the keys of a map are text, not %s".formatted(TypeRules.word(type)));
        }
        Node text = invoke(Conversions.class, "toString", DataTypes.STRING, false, argument);
        return Optional.of(ConstantFolding.fold((Node.Invoke) text).node().orElse(text));
    }

    static boolean isCollection(DataType type) {
        return type instanceof ArrayType || type instanceof MapType;
    }

    static Node toLong(Node node) {
        return Conversion.convert(node, DataTypes.LONG).orElse(node);
    }

    static Node toDouble(Node node) {
        return Conversion.convert(node, DataTypes.DOUBLE).orElse(node);
    }
}
