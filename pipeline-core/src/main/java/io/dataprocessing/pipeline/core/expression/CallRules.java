package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import io.dataprocessing.pipeline.core.expression.function.Decimals;
import io.dataprocessing.pipeline.core.expression.function.Lists;
import io.dataprocessing.pipeline.core.expression.function.Texts;
import io.dataprocessing.pipeline.core.expression.function.Zones;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls: finds the function, its signature, and what the functions with own rules mean. */
final class CallRules {

    private final Source source;
    private final Problems problems;
    private final Checker checker;
    private final OperatorRules operators;
    private final MacroRules macros;
    private final FunctionCatalog catalog = FunctionCatalog.standardCatalog();

    CallRules(Source source, Problems problems, Checker checker, OperatorRules operators) {
        this.source = source;
        this.problems = problems;
        this.checker = checker;
        this.operators = operators;
        this.macros = new MacroRules(source, problems, checker, operators);
    }

    Optional<Node> check(Syntax.Call call) {
        Optional<FunctionSpec> function = catalog.find(call.function());
        if (function.isEmpty()) {
            call.target().ifPresent(checker::check);
            return problems.error(
                    call.name(),
                    "unknown function '%s'".formatted(call.function()),
                    Suggestion.nearest(call.function(), catalog.names()));
        }
        if (call.target().isPresent() && MacroRules.isMacro(call.function())) {
            return macros.check(call);
        }
        List<Syntax> arguments = new ArrayList<>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.arguments());
        return switch (call.function()) {
            case "has" -> has(call, arguments);
            case "coalesce" -> coalesce(call, arguments);
            case "try" -> attempt(call, arguments);
            case "dyn" -> arguments.size() == 1 ? checker.check(arguments.get(0)) : usage(call);
            case "decimal" -> decimal(call, arguments);
            case "concat" -> concat(call, arguments);
            case "greatest", "least" -> extreme(call, arguments);
            case "all", "exists", "exists_one", "filter", "map" -> usage(call);
            default ->
                    checker.checkAll(arguments)
                            .flatMap(nodes -> ordinary(call, function.get(), arguments, nodes));
        };
    }

    private Optional<Node> ordinary(
            Syntax.Call call, FunctionSpec function, List<Syntax> written, List<Node> given) {
        List<DataType> types = given.stream().map(Node::type).toList();
        Optional<Signature> signature =
                function.signatures().stream()
                        .filter(candidate -> accepts(candidate, given, types))
                        .findFirst();
        if (signature.isEmpty()) {
            return problems.error(
                    call.span(),
                    "%s, not %s"
                            .formatted(
                                    "'%s' takes %s".formatted(call.function(), function.accepted()),
                                    types.isEmpty()
                                            ? "nothing"
                                            : "(" + String.join(", ", names(types)) + ")"));
        }
        List<Node> arguments = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            ParameterType parameter = signature.get().parameters().get(i);
            ParameterType.Argument argument = parameter.fit(given.get(i));
            if (argument.problem().isPresent()) {
                return problems.error(written.get(i).span(), argument.problem().get());
            }
            arguments.add(argument.node());
        }
        if (signature.get().addsUtc()) {
            arguments.add(new Node.Prepared(Zones.UTC, ZoneId.class, DataTypes.STRING));
        }
        return fold(call, invoke(call, signature.get(), types, given, arguments));
    }

    private static boolean accepts(Signature signature, List<Node> given, List<DataType> types) {
        if (signature.parameters().size() != types.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!(given.get(i) instanceof Node.NullLiteral)
                    && !signature.parameters().get(i).accepts(types.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Node invoke(
            Syntax.Call call,
            Signature signature,
            List<DataType> types,
            List<Node> given,
            List<Node> arguments) {
        DataType result = signature.result().of(types);
        boolean nullArgument = Conversion.anyNullable(given);
        if (nullArgument && TypeRules.is(result, Kind.BOOLEAN)) {
            operators.warn(call.span(), given);
        }
        return new Node.Invoke(
                signature.owner(),
                signature.method(),
                arguments,
                TypeRules.nullableIf(
                        nullArgument || (signature.boxed() && result.nullable()), result),
                signature.boxed(),
                signature.fails());
    }

    /** A call of constants as its value, so that {@code timestamp('…')} is read once. */
    private Optional<Node> fold(Syntax.Call call, Node node) {
        ConstantFolding.Result folded = ConstantFolding.fold((Node.Invoke) node);
        if (folded.problem().isPresent() && !checker.inAttempt()) {
            return problems.error(call.span(), folded.problem().get());
        }
        return Optional.of(folded.node().orElse(node));
    }

    private Optional<Node> has(Syntax.Call call, List<Syntax> arguments) {
        if (arguments.size() != 1
                || !(arguments.get(0) instanceof Syntax.Name
                        || arguments.get(0) instanceof Syntax.Select)) {
            arguments.forEach(checker::check);
            return problems.error(
                    call.span(), "has() takes one field, as in has(amount) or has(user.age)");
        }
        if (arguments.get(0) instanceof Syntax.Select select) {
            return checker.check(select.owner()).flatMap(owner -> hasField(owner, select));
        }
        return checker.check(arguments.get(0)).map(field -> new Node.NullTest(field, true));
    }

    private Optional<Node> hasField(Node owner, Syntax.Select select) {
        if (!(owner.type() instanceof MapType)) {
            return checker.select(owner, select).map(field -> new Node.NullTest(field, true));
        }
        Node key = new Node.Literal(select.field(), DataTypes.STRING, select.field());
        Node there = OperatorRules.invoke(Lists.class, "has", DataTypes.BOOLEAN, false, owner, key);
        Node otherwise = new Node.Literal(false, DataTypes.BOOLEAN, "false");
        return Optional.of(
                there.type().nullable()
                        ? new Node.Coalesce(List.of(there, otherwise), DataTypes.BOOLEAN)
                        : there);
    }

    private Optional<Node> coalesce(Syntax.Call call, List<Syntax> arguments) {
        if (arguments.isEmpty()) {
            return usage(call);
        }
        problems.beginQuiet();
        Optional<List<Node>> values = checker.checkAll(arguments);
        problems.endQuiet();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Node>> alike = operators.unify(values.get());
        if (alike.isEmpty()) {
            return problems.error(
                    call.span(),
                    "coalesce() takes values of one type, not " + operators.types(values.get()));
        }
        List<Node> nodes = alike.get();
        boolean nullable = nodes.stream().allMatch(node -> node.type().nullable());
        DataType type = TypeRules.nullableIf(nullable, operators.typeOfAll(nodes));
        return Optional.of(new Node.Coalesce(nodes, type));
    }

    private Optional<Node> attempt(Syntax.Call call, List<Syntax> arguments) {
        return arguments.size() == 1
                ? checker.checkAttempt(arguments.get(0))
                        .map(node -> new Node.Attempt(node, node.type().asNullable()))
                : usage(call);
    }

    private Optional<Node> decimal(Syntax.Call call, List<Syntax> arguments) {
        Optional<List<Node>> checked = checker.checkAll(arguments);
        if (checked.isEmpty()) {
            return Optional.empty();
        }
        List<Node> nodes = checked.get();
        if (nodes.size() != 3
                || !(nodes.get(1) instanceof Node.Literal precision)
                || !(nodes.get(2) instanceof Node.Literal scale)
                || !(precision.value() instanceof Long p)
                || !(scale.value() instanceof Long s)
                || p < 1
                || p > DecimalType.MAX_PRECISION
                || s < 0
                || s > p) {
            return problems.error(
                    call.span(),
                    "decimal() takes a value, a precision of 1 to 38 and a scale of 0 to the"
                            + " precision, as in decimal(x, 10, 2)");
        }
        DecimalType type = DataTypes.decimal(p.intValue(), s.intValue());
        Node value = OperatorRules.besideDecimals(List.of(nodes.get(0))).get(0);
        Node number = Conversion.asDecimal(value).orElse(value);
        boolean text = TypeRules.isText(number.type());
        if (!text && !TypeRules.isNumber(number.type())) {
            return problems.error(
                    call.span(),
                    "decimal() takes a number or text, not " + TypeRules.name(number.type()));
        }
        Node source =
                TypeRules.isInteger(number.type())
                        ? OperatorRules.toLong(number)
                        : TypeRules.isFloating(number.type())
                                ? OperatorRules.toDouble(number)
                                : number;
        Node cast =
                OperatorRules.invoke(
                        Decimals.class,
                        "cast",
                        type,
                        true,
                        source,
                        new Node.Prepared(p.intValue(), int.class, DataTypes.INT),
                        new Node.Prepared(s.intValue(), int.class, DataTypes.INT));
        return fold(call, cast);
    }

    private Optional<Node> concat(Syntax.Call call, List<Syntax> arguments) {
        Optional<List<Node>> values = checker.checkAll(arguments);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        FunctionSpec string = catalog.find("string").orElseThrow();
        Optional<Node> joined = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            Optional<Node> text =
                    ordinary(call, string, List.of(arguments.get(i)), List.of(values.get().get(i)));
            if (text.isEmpty()) {
                return Optional.empty();
            }
            joined =
                    joined.isEmpty()
                            ? text
                            : Optional.of(
                                    OperatorRules.invoke(
                                            Texts.class,
                                            "concat",
                                            DataTypes.STRING,
                                            false,
                                            joined.get(),
                                            text.get()));
        }
        return joined.isEmpty() ? usage(call) : joined;
    }

    private Optional<Node> extreme(Syntax.Call call, List<Syntax> arguments) {
        Optional<List<Node>> values = checker.checkAll(arguments);
        if (values.isEmpty() || arguments.isEmpty()) {
            return arguments.isEmpty() ? usage(call) : Optional.empty();
        }
        Optional<List<Node>> alike = operators.unify(values.get());
        if (alike.isEmpty() || !Extremes.ordered(alike.get().get(0).type())) {
            return problems.error(
                    call.span(),
                    "%s() takes numbers, texts or times of one type, not %s"
                            .formatted(call.function(), operators.types(values.get())));
        }
        return Optional.of(Extremes.of(call.function().equals("greatest"), alike.get()));
    }

    private Optional<Node> usage(Syntax.Call call) {
        call.target().ifPresent(checker::check);
        FunctionSpec function = catalog.find(call.function()).orElseThrow();
        return problems.error(
                call.span(),
                "'%s' is written %s"
                        .formatted(
                                source.text(call.name()), String.join(" or ", function.usages())));
    }

    private static List<String> names(List<DataType> types) {
        return types.stream().map(TypeRules::name).toList();
    }
}
