package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import io.dataprocessing.pipeline.core.expression.function.Values;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code == != < <= > >=} and {@code in}. */
final class ComparisonRules {

    private final Source source;
    private final Problems problems;
    private final OperatorRules operators;

    ComparisonRules(Source source, Problems problems, OperatorRules operators) {
        this.source = source;
        this.problems = problems;
        this.operators = operators;
    }

    Optional<Node> compare(Syntax.Operation operation, Node left, Node right) {
        if (left instanceof Node.NullLiteral || right instanceof Node.NullLiteral) {
            return compareWithNull(operation, left, right);
        }
        boolean equality =
                operation.operator() == Operator.EQUAL
                        || operation.operator() == Operator.NOT_EQUAL;
        DataType a = left.type();
        DataType b = right.type();
        boolean nested = isNested(a) || isNested(b);
        if (!TypeRules.comparable(a, b) && !(nested && bothLists(operation, left, right))) {
            return refuse(operation, a, b);
        }
        if (nested && !equality) {
            return problems.error(
                    operation.span(),
                    "'%s' doesn't order %ss; they're compared with '==' and '!='"
                            .formatted(operation.operator().sign(), TypeRules.word(a)));
        }
        if (!checkSymbol(operation.operands().get(1), a, right)
                || !checkSymbol(operation.operands().get(0), b, left)) {
            return Optional.empty();
        }
        Node comparison =
                nested
                        ? equalNested(operation, left, right)
                        : compareScalars(operation, left, right);
        if (comparison.type().nullable()) {
            operators.warn(operation.span(), List.of(left, right));
        }
        return Optional.of(comparison);
    }

    private Optional<Node> compareWithNull(Syntax.Operation operation, Node left, Node right) {
        if (operation.operator() != Operator.EQUAL && operation.operator() != Operator.NOT_EQUAL) {
            return problems.error(
                    operation.span(),
                    "'%s' can't compare with null; use '==' or '!='"
                            .formatted(operation.operator().sign()));
        }
        Node operand = left instanceof Node.NullLiteral ? right : left;
        return Optional.of(new Node.NullTest(operand, operation.operator() == Operator.NOT_EQUAL));
    }

    private static Node compareScalars(Syntax.Operation operation, Node left, Node right) {
        List<Node> pair = alike(left, right);
        return new Node.Compare(
                operation.operator(),
                pair.get(0),
                pair.get(1),
                TypeRules.nullableIf(Conversion.anyNullable(pair), DataTypes.BOOLEAN));
    }

    private static Node equalNested(Syntax.Operation operation, Node left, Node right) {
        Node equal =
                OperatorRules.invoke(
                        Values.class,
                        "equal",
                        DataTypes.BOOLEAN,
                        false,
                        new Node.Boxed(left),
                        new Node.Boxed(right));
        return operation.operator() == Operator.EQUAL ? equal : new Node.Not(equal);
    }

    /**
     * Two operands of one type where no value changes by that; a long beside a double, and a
     * decimal beside a double, stay what they are and are compared exactly.
     */
    private static List<Node> alike(Node left, Node right) {
        List<Node> pair = OperatorRules.besideDecimals(List.of(left, right));
        DataType a = pair.get(0).type();
        DataType b = pair.get(1).type();
        if (!TypeRules.isNumber(a)) {
            return pair;
        }
        if (TypeRules.isFloating(a) || TypeRules.isFloating(b)) {
            return List.of(exactDouble(pair.get(0)), exactDouble(pair.get(1)));
        }
        if (TypeRules.isDecimal(a) || TypeRules.isDecimal(b)) {
            return List.of(asDecimal(pair.get(0)), asDecimal(pair.get(1)));
        }
        return List.of(OperatorRules.toLong(pair.get(0)), OperatorRules.toLong(pair.get(1)));
    }

    private static Node exactDouble(Node node) {
        boolean inexact = TypeRules.is(node.type(), Kind.LONG) || TypeRules.isDecimal(node.type());
        if (!inexact) {
            return OperatorRules.toDouble(node);
        }
        return node instanceof Node.Literal
                ? Conversion.convert(node, DataTypes.DOUBLE)
                        .filter(Node.Literal.class::isInstance)
                        .orElse(node)
                : node;
    }

    private static Node asDecimal(Node node) {
        return Conversion.convert(node, DecimalRules.typeOf(node.type())).orElse(node);
    }

    Optional<Node> in(Syntax.Operation operation, Node value, Node collection) {
        DataType type = collection.type();
        Syntax valueSyntax = operation.operands().get(0);
        if (type instanceof MapType) {
            return operators
                    .key(value, valueSyntax.span())
                    .flatMap(key -> test(operation, "in", key, collection));
        }
        if (!(type instanceof ArrayType list)) {
            return problems.error(
                    operation.operands().get(1).span(),
                    "'in' looks into a list or the keys of a map, not into %s"
                            .formatted(TypeRules.name(type)));
        }
        if (value instanceof Node.NullLiteral) {
            return Optional.of(new Node.NullLiteral(DataTypes.BOOLEAN.asNullable()));
        }
        boolean empty = collection instanceof Node.ListOf literal && literal.elements().isEmpty();
        if (!empty && !TypeRules.comparable(value.type(), list.element())) {
            return problems.error(
                    operation.span(),
                    "'%s' looks for %s in a list of %s"
                            .formatted(
                                    source.text(operation.span()),
                                    TypeRules.word(value.type()),
                                    TypeRules.word(list.element())));
        }
        if (!checkSymbols(operation.operands().get(1), value.type(), collection)) {
            return Optional.empty();
        }
        Optional<Node> prepared = preparedSet(value, collection);
        if (prepared.isPresent()) {
            return test(operation, "in", knownAs(value), prepared.get());
        }
        return test(operation, "in", new Node.Boxed(value), collection);
    }

    private Optional<Node> test(Syntax.Operation operation, String method, Node a, Node b) {
        Node test = OperatorRules.invoke(Lists.class, method, DataTypes.BOOLEAN, false, a, b);
        if (test.type().nullable()) {
            operators.warn(operation.span(), List.of(a, b));
        }
        return Optional.of(test);
    }

    private static Node knownAs(Node value) {
        return TypeRules.isInteger(value.type()) ? OperatorRules.toLong(value) : value;
    }

    /** A look-up set for a list of literals, if the value is text or a whole number. */
    private static Optional<Node> preparedSet(Node value, Node collection) {
        if (!(collection instanceof Node.ListOf list)
                || !list.elements().stream().allMatch(Node.Literal.class::isInstance)) {
            return Optional.empty();
        }
        List<Object> values =
                list.elements().stream().map(node -> ((Node.Literal) node).value()).toList();
        if (TypeRules.isText(value.type())) {
            Set<Object> set = new HashSet<>(values);
            return Optional.of(new Node.Prepared(set, Set.class, DataTypes.BOOLEAN));
        }
        if (TypeRules.isInteger(value.type()) && values.stream().allMatch(Long.class::isInstance)) {
            long[] sorted = values.stream().mapToLong(each -> (Long) each).sorted().toArray();
            return Optional.of(new Node.Prepared(sorted, long[].class, DataTypes.BOOLEAN));
        }
        return Optional.empty();
    }

    private boolean checkSymbols(Syntax syntax, DataType type, Node collection) {
        boolean right = true;
        if (collection instanceof Node.ListOf list && syntax instanceof Syntax.ListOf written) {
            for (int i = 0; i < list.elements().size(); i++) {
                right &= checkSymbol(written.elements().get(i), type, list.elements().get(i));
            }
        }
        return right;
    }

    /** Whether a text literal beside an enum is one of its symbols. */
    private boolean checkSymbol(Syntax syntax, DataType type, Node literal) {
        if (type instanceof EnumType symbols
                && literal instanceof Node.Literal text
                && text.value() instanceof String symbol
                && !symbols.symbols().contains(symbol)) {
            problems.error(
                    syntax.span(),
                    "'%s' is none of %s".formatted(symbol, String.join(", ", symbols.symbols())),
                    Suggestion.nearest(symbol, symbols.symbols()).map(near -> "'" + near + "'"));
            return false;
        }
        return true;
    }

    private static boolean isNested(DataType type) {
        return OperatorRules.isCollection(type) || type instanceof RowType;
    }

    /** Whether both are lists or maps, one of them an empty literal that fits any. */
    private static boolean bothLists(Syntax.Operation operation, Node left, Node right) {
        boolean emptyLeft = isEmpty(operation.operands().get(0));
        boolean emptyRight = isEmpty(operation.operands().get(1));
        boolean lists = left.type() instanceof ArrayType && right.type() instanceof ArrayType;
        boolean maps = left.type() instanceof MapType && right.type() instanceof MapType;
        return (emptyLeft || emptyRight) && (lists || maps);
    }

    private static boolean isEmpty(Syntax syntax) {
        return (syntax instanceof Syntax.ListOf list && list.elements().isEmpty())
                || (syntax instanceof Syntax.MapOf map && map.keys().isEmpty());
    }

    private Optional<Node> refuse(Syntax.Operation operation, DataType a, DataType b) {
        return problems.error(
                operation.span(),
                "'%s' compares %s with %s"
                        .formatted(
                                source.text(operation.span()),
                                TypeRules.word(a),
                                TypeRules.word(b)));
    }
}
