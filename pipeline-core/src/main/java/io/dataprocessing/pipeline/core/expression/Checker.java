package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives names and operators of a syntax tree their meaning over a row type. Goes on after an error,
 * so that all of them are found at once.
 */
final class Checker {

    private final Source source;
    private final RowType input;
    private final Problems problems;
    private final OperatorRules operators;
    private final CollectionRules collections;
    private final CallRules calls;
    private final List<Scope> scopes = new ArrayList<>();
    private Set<String> notNull = Set.of();
    private int attempts;

    /** The variable of a macro, under the name that it has in the text. */
    private record Scope(String name, Node.Variable variable) {}

    Checker(Source source, RowType input, Problems problems) {
        this.source = source;
        this.input = input;
        this.problems = problems;
        this.operators = new OperatorRules(source, problems);
        this.collections = new CollectionRules(source, problems, operators);
        this.calls = new CallRules(source, problems, this, operators);
    }

    /** The node for a tree; empty where there is an error in it. */
    Optional<Node> check(Syntax syntax) {
        if (syntax instanceof Syntax.Name name) {
            return name(name);
        }
        if (syntax instanceof Syntax.Select select) {
            Optional<String> dotted = dotted(select).filter(input::has);
            return dotted.isPresent()
                    ? Optional.of(read(new Node.InputRow(input), input, dotted.get()))
                    : check(select.owner()).flatMap(owner -> select(owner, select));
        }
        if (syntax instanceof Syntax.Index index) {
            Optional<Node> owner = check(index.owner());
            Optional<Node> position = check(index.index());
            return owner.isEmpty() || position.isEmpty()
                    ? Optional.empty()
                    : collections.index(index, owner.get(), position.get());
        }
        if (syntax instanceof Syntax.Operation operation) {
            return operation(operation);
        }
        if (syntax instanceof Syntax.Call call) {
            return calls.check(call);
        }
        if (syntax instanceof Syntax.ListOf list) {
            return checkAll(list.elements()).flatMap(elements -> collections.list(list, elements));
        }
        if (syntax instanceof Syntax.MapOf map) {
            Optional<List<Node>> keys = checkAll(map.keys());
            Optional<List<Node>> values = checkAll(map.values());
            return keys.isEmpty() || values.isEmpty()
                    ? Optional.empty()
                    : collections.map(map, keys.get(), values.get());
        }
        if (syntax instanceof Syntax.Constant constant) {
            return Optional.of(literal(constant));
        }
        if (syntax instanceof Syntax.NullConstant) {
            return Optional.of(new Node.NullLiteral(DataTypes.STRING.asNullable()));
        }
        Syntax.Unsupported unsupported = (Syntax.Unsupported) syntax;
        return problems.error(unsupported.span(), unsupported.message());
    }

    /** All nodes; empty where one has an error. */
    Optional<List<Node>> checkAll(List<Syntax> trees) {
        List<Node> nodes = new ArrayList<>();
        for (Syntax tree : trees) {
            check(tree).ifPresent(nodes::add);
        }
        return nodes.size() == trees.size() ? Optional.of(nodes) : Optional.empty();
    }

    /** Checks a tree where some paths are known not to be null. */
    Optional<Node> checkWhere(Set<String> paths, Syntax tree) {
        Set<String> before = notNull;
        notNull = new HashSet<>(before);
        notNull.addAll(paths);
        Optional<Node> node = check(tree);
        notNull = before;
        return node;
    }

    /** Checks the body of a macro, where a name stands for the element. */
    Optional<Node> checkWith(String name, Node.Variable variable, Syntax tree) {
        scopes.add(new Scope(name, variable));
        Optional<Node> node = check(tree);
        scopes.remove(scopes.size() - 1);
        return node;
    }

    /** Checks the argument of {@code try}, where an error that is certain is no mistake. */
    Optional<Node> checkAttempt(Syntax tree) {
        attempts++;
        Optional<Node> node = check(tree);
        attempts--;
        return node;
    }

    boolean inAttempt() {
        return attempts > 0;
    }

    int depth() {
        return scopes.size();
    }

    /** The names of a chain with their dots: JSON that was flattened has such fields. */
    private Optional<String> dotted(Syntax syntax) {
        if (syntax instanceof Syntax.Select select) {
            return dotted(select.owner()).map(owner -> owner + "." + select.field());
        }
        return syntax instanceof Syntax.Name name
                        && scopes.stream().noneMatch(scope -> scope.name().equals(name.name()))
                ? Optional.of(name.name())
                : Optional.empty();
    }

    private Optional<Node> name(Syntax.Name name) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i).name().equals(name.name())) {
                return Optional.of(narrowed(scopes.get(i).variable()));
            }
        }
        if (!input.has(name.name())) {
            return problems.error(
                    name.span(),
                    "field '%s' is not in the input".formatted(name.name()),
                    Suggestion.nearest(name.name(), input.fieldNames()));
        }
        return Optional.of(read(new Node.InputRow(input), input, name.name()));
    }

    /** The field, or map key, behind a dot. */
    Optional<Node> select(Node owner, Syntax.Select select) {
        if (owner.type() instanceof RowType row) {
            if (row.has(select.field())) {
                return Optional.of(read(owner, row, select.field()));
            }
            return problems.error(
                    select.name(),
                    "'%s' has no field '%s'".formatted(text(select.owner()), select.field()),
                    Suggestion.nearest(select.field(), row.fieldNames()));
        }
        if (owner.type() instanceof MapType map) {
            Node key = new Node.Literal(select.field(), DataTypes.STRING, select.field());
            return Optional.of(CollectionRules.element(owner, key, map.value()));
        }
        return problems.error(
                select.name(),
                "'%s' is %s and has no fields"
                        .formatted(text(select.owner()), TypeRules.name(owner.type())));
    }

    private Node read(Node owner, RowType row, String field) {
        int index = row.indexOf(field);
        DataType type = row.field(index).type();
        boolean nullable = type.nullable() || owner.type().nullable();
        return narrowed(new Node.FieldRead(owner, index, TypeRules.nullableIf(nullable, type)));
    }

    private Node narrowed(Node node) {
        boolean known = NullGuards.path(node).map(notNull::contains).orElse(false);
        if (!known) {
            return node;
        }
        return node instanceof Node.FieldRead read
                ? new Node.FieldRead(read.owner(), read.index(), read.type().asRequired())
                : new Node.Variable(((Node.Variable) node).name(), node.type().asRequired());
    }

    private Optional<Node> operation(Syntax.Operation operation) {
        return switch (operation.operator()) {
            case AND, OR -> logic(operation);
            case CONDITIONAL -> conditional(operation);
            case NOT ->
                    check(operation.operands().get(0))
                            .flatMap(operand -> condition(operation, 0, operand))
                            .map(Node.Not::new);
            case NEGATE,
                    EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER,
                    IN ->
                    checkAll(operation.operands())
                            .flatMap(operands -> operators.apply(operation, operands));
        };
    }

    private Optional<Node> logic(Syntax.Operation operation) {
        boolean and = operation.operator() == Operator.AND;
        Optional<Node> left =
                check(operation.operands().get(0)).flatMap(node -> condition(operation, 0, node));
        Set<String> guarded =
                left.map(and ? NullGuards::whereNotFalse : NullGuards::whereNotTrue)
                        .orElse(Set.of());
        Optional<Node> right =
                checkWhere(guarded, operation.operands().get(1))
                        .flatMap(node -> condition(operation, 1, node));
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean nullable = left.get().type().nullable() || right.get().type().nullable();
        return Optional.of(
                new Node.Logic(
                        and,
                        left.get(),
                        right.get(),
                        TypeRules.nullableIf(nullable, DataTypes.BOOLEAN)));
    }

    private Optional<Node> conditional(Syntax.Operation operation) {
        Optional<Node> condition =
                check(operation.operands().get(0)).flatMap(node -> condition(operation, 0, node));
        Set<String> whereTrue = condition.map(NullGuards::whereTrue).orElse(Set.of());
        Set<String> whereNotTrue = condition.map(NullGuards::whereNotTrue).orElse(Set.of());
        Optional<Node> then = checkWhere(whereTrue, operation.operands().get(1));
        Optional<Node> otherwise = checkWhere(whereNotTrue, operation.operands().get(2));
        if (condition.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Node>> branches = operators.unify(List.of(then.get(), otherwise.get()));
        if (branches.isEmpty()) {
            return problems.error(
                    operation.span(),
                    "'?:' can't choose between %s and %s"
                            .formatted(
                                    TypeRules.name(then.get().type()),
                                    TypeRules.name(otherwise.get().type())));
        }
        Node first = branches.get().get(0);
        Node second = branches.get().get(1);
        DataType type =
                TypeRules.nullableIf(
                        first.type().nullable() || second.type().nullable(), first.type());
        return Optional.of(new Node.Conditional(condition.get(), first, second, type));
    }

    /** An operand that must be boolean. */
    private Optional<Node> condition(Syntax.Operation operation, int index, Node node) {
        Syntax operand = operation.operands().get(index);
        if (node instanceof Node.NullLiteral) {
            return Optional.of(new Node.NullLiteral(DataTypes.BOOLEAN.asNullable()));
        }
        if (TypeRules.is(node.type(), Kind.BOOLEAN)) {
            operators.warnIfNullable(operand.span(), node);
            return Optional.of(node);
        }
        return problems.error(
                operand.span(),
                "'%s' takes true or false, but '%s' is %s"
                        .formatted(
                                operation.operator().sign(),
                                text(operand),
                                TypeRules.name(node.type())));
    }

    private Node literal(Syntax.Constant constant) {
        Object value = constant.value();
        DataType type =
                value instanceof Boolean
                        ? DataTypes.BOOLEAN
                        : value instanceof Long
                                ? DataTypes.LONG
                                : value instanceof Double
                                        ? DataTypes.DOUBLE
                                        : value instanceof String
                                                ? DataTypes.STRING
                                                : DataTypes.BYTES;
        return new Node.Literal(value, type, source.text(constant.span()));
    }

    private String text(Syntax syntax) {
        return source.text(syntax.span());
    }
}
