package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CEL's macros over lists and over the keys of maps. */
final class MacroRules {

    /** How deep macros may stand in each other: the work grows with the power of it. */
    static final int MAX_DEPTH = 3;

    private static final Map<String, Node.LoopKind> MACROS =
            Map.of(
                    "all", Node.LoopKind.ALL,
                    "exists", Node.LoopKind.EXISTS,
                    "exists_one", Node.LoopKind.EXISTS_ONE,
                    "filter", Node.LoopKind.FILTER,
                    "map", Node.LoopKind.MAP);

    private final Source source;
    private final Problems problems;
    private final Checker checker;
    private final OperatorRules operators;
    private int variables;

    MacroRules(Source source, Problems problems, Checker checker, OperatorRules operators) {
        this.source = source;
        this.problems = problems;
        this.checker = checker;
        this.operators = operators;
    }

    static boolean isMacro(String function) {
        return MACROS.containsKey(function);
    }

    Optional<Node> check(Syntax.Call call) {
        Node.LoopKind kind = MACROS.get(call.function());
        int count = call.arguments().size();
        boolean conditional = kind == Node.LoopKind.MAP && count == 3;
        if ((count != 2 && !conditional)
                || !(call.arguments().get(0) instanceof Syntax.Name name)) {
            call.target().ifPresent(checker::check);
            return problems.error(
                    call.span(),
                    "'%s' takes a name for the element and what to do with it, as in %s"
                            .formatted(
                                    call.function(),
                                    "list.%s(x, x > 0)".formatted(call.function())));
        }
        if (checker.depth() >= MAX_DEPTH) {
            return problems.error(
                    call.name(),
                    "more than %d macros inside of each other are not allowed"
                            .formatted(MAX_DEPTH));
        }
        Syntax target = call.target().orElseThrow();
        Optional<Node> collection = checker.check(target);
        if (collection.isEmpty()) {
            return Optional.empty();
        }
        DataType type = collection.get().type();
        if (!OperatorRules.isCollection(type)) {
            return problems.error(
                    target.span(),
                    "'%s' goes through a list or map, but '%s' is %s"
                            .formatted(
                                    call.function(),
                                    source.text(target.span()),
                                    TypeRules.name(type)));
        }
        DataType element = type instanceof ArrayType list ? list.element() : DataTypes.STRING;
        Node.Variable variable = new Node.Variable(name.name() + "#" + variables++, element);
        return body(call, kind, conditional, name.name(), variable, collection.get());
    }

    private Optional<Node> body(
            Syntax.Call call,
            Node.LoopKind kind,
            boolean conditional,
            String name,
            Node.Variable variable,
            Node collection) {
        boolean transforms = kind == Node.LoopKind.MAP;
        Optional<Node> predicate = Optional.empty();
        if (!transforms || conditional) {
            Syntax condition = call.arguments().get(1);
            predicate =
                    checker.checkWith(name, variable, condition)
                            .flatMap(node -> condition(call, condition, node));
            if (predicate.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Node> transform = Optional.empty();
        if (transforms) {
            Syntax last = call.arguments().get(call.arguments().size() - 1);
            transform = checker.checkWith(name, variable, last);
            if (transform.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean nullable = collection.type().nullable();
        DataType result =
                switch (kind) {
                    case ALL, EXISTS ->
                            TypeRules.nullableIf(
                                    nullable || predicate.orElseThrow().type().nullable(),
                                    DataTypes.BOOLEAN);
                    case EXISTS_ONE -> TypeRules.nullableIf(nullable, DataTypes.BOOLEAN);
                    case FILTER -> new ArrayType(variable.type(), nullable);
                    case MAP -> new ArrayType(transform.orElseThrow().type(), nullable);
                };
        if (nullable && TypeRules.is(result, Kind.BOOLEAN)) {
            operators.warn(call.span(), List.of(collection));
        }
        return Optional.of(new Node.Loop(kind, collection, variable, predicate, transform, result));
    }

    private Optional<Node> condition(Syntax.Call call, Syntax written, Node node) {
        if (TypeRules.is(node.type(), Kind.BOOLEAN)) {
            return Optional.of(node);
        }
        return problems.error(
                written.span(),
                "the condition of '%s' is true or false, but '%s' is %s"
                        .formatted(
                                call.function(),
                                source.text(written.span()),
                                TypeRules.name(node.type())));
    }
}
