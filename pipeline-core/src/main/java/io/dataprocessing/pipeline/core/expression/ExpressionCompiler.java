package io.dataprocessing.pipeline.core.expression;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the text of an expression for rows of a type.
 *
 * <p>What a user gets wrong is never an exception: the result holds all problems, with their
 * offsets in the text. The language is described in docs/expressions.md. Instances keep the classes
 * that they generate, so one is enough for a pipeline, and may be shared by threads.
 */
public final class ExpressionCompiler {

    /** Source that is longer may not fit into a class, which has to be told when it's planned. */
    private static final int SURELY_COMPILES = 20_000;

    private final ExpressionParser parser = new ExpressionParser();
    private final GeneratedClasses classes = new GeneratedClasses();

    /** Compiles an expression of any type. */
    public ExpressionResult compile(String text, RowType input) {
        return compile(text, input, Optional.empty());
    }

    /**
     * Compiles an expression whose result goes where a type is declared.
     *
     * @param expected the type, nullability aside: the result may be nullable where this isn't.
     *     Narrower numbers are widened to it, and literals take it over where they fit.
     */
    public ExpressionResult compile(String text, RowType input, DataType expected) {
        return compile(text, input, Optional.of(expected));
    }

    /**
     * Compiles the call of an aggregate, such as {@code sum(amount * quantity)} or {@code
     * count().where(amount > 10)}. The name of the function isn't looked up.
     */
    public AggregateResult compileAggregate(String text, RowType input) {
        requireNonNull(text, "text");
        ExpressionParser.Result parsed = parser.parse(text);
        if (parsed instanceof ExpressionParser.Result.Failed failed) {
            return new AggregateResult.Failure(failed.problems());
        }
        ExpressionParser.Result.Parsed read = (ExpressionParser.Result.Parsed) parsed;
        return new AggregateCompilation(
                        text, (part, expected) -> part(read.source(), part, input, expected))
                .of(read.syntax());
    }

    /** How many classes were generated and compiled so far. */
    int compiledClasses() {
        return classes.count();
    }

    private ExpressionResult part(
            Source source, Syntax part, RowType input, Optional<DataType> expected) {
        String text = source.text(source.withParentheses(part.span()));
        return compile(text, source, part, input, expected);
    }

    private ExpressionResult compile(String text, RowType input, Optional<DataType> expected) {
        requireNonNull(text, "text");
        requireNonNull(input, "input");
        ExpressionParser.Result parsed = parser.parse(text);
        if (parsed instanceof ExpressionParser.Result.Failed failed) {
            return new ExpressionResult.Failure(failed.problems());
        }
        ExpressionParser.Result.Parsed read = (ExpressionParser.Result.Parsed) parsed;
        return compile(text, read.source(), read.syntax(), input, expected);
    }

    private ExpressionResult compile(
            String text, Source source, Syntax syntax, RowType input, Optional<DataType> expected) {
        Problems problems = new Problems();
        Optional<Node> checked =
                new Checker(source, input, problems)
                        .check(syntax)
                        .flatMap(node -> fit(node, syntax, expected, problems));
        if (checked.isEmpty()) {
            return new ExpressionResult.Failure(problems.errors());
        }
        Node node = checked.get();
        if (TypeRules.is(node.type(), Kind.BOOLEAN)) {
            new OperatorRules(source, problems).warnIfNullable(syntax.span(), node);
        }
        CompiledExpression expression = expression(text, node);
        return compiles(expression)
                ? new ExpressionResult.Success(expression, problems.warnings())
                : new ExpressionResult.Failure(
                        List.of(
                                ExpressionProblem.at(
                                        syntax.span(),
                                        "the expression is too large to compile; split it into several"
                                                + " fields")));
    }

    private CompiledExpression expression(String text, Node node) {
        return new CompiledExpression(
                text, node.type(), Nodes.reads(node), new JavaGenerator().generate(node), classes);
    }

    private static boolean compiles(CompiledExpression expression) {
        if (expression.sourceLength() <= SURELY_COMPILES) {
            return true;
        }
        try {
            expression.compile();
            return true;
        } catch (GeneratedClasses.TooLargeException e) {
            return false;
        }
    }

    private static Optional<Node> fit(
            Node node, Syntax syntax, Optional<DataType> expected, Problems problems) {
        if (expected.isEmpty()) {
            return Optional.of(node);
        }
        DataType wanted = expected.get();
        Optional<Node> converted = Conversion.convert(node, wanted);
        if (converted.isPresent()) {
            return converted;
        }
        return problems.error(
                syntax.span(),
                "the expression gives %s, but %s is wanted%s"
                        .formatted(
                                TypeRules.name(node.type()),
                                TypeRules.name(wanted),
                                advice(node.type(), wanted)));
    }

    /** How to get there, where a conversion is at hand. */
    private static String advice(DataType given, DataType wanted) {
        boolean convertible = TypeRules.isNumber(given) || TypeRules.isText(given);
        if (!convertible || !(TypeRules.isNumber(wanted) || TypeRules.isText(wanted))) {
            return "";
        }
        if (wanted instanceof DecimalType decimal) {
            return "; convert it with decimal(…, %d, %d)"
                    .formatted(decimal.precision(), decimal.scale());
        }
        return wanted.asRequired().equals(DataTypes.STRING) || TypeRules.isNumber(wanted)
                ? "; convert it with %s(…)".formatted(TypeRules.name(wanted))
                : "";
    }
}
