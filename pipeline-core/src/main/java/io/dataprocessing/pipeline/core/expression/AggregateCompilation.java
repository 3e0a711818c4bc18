package io.dataprocessing.pipeline.core.expression;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Takes the call of an aggregate apart: function, arguments, and the condition behind it. */
final class AggregateCompilation {

    private static final String WHERE = "where";

    private final String text;
    private final BiFunction<Syntax, Optional<DataType>, ExpressionResult> compiler;
    private final List<ExpressionProblem> problems = new ArrayList<>();
    private final List<ExpressionProblem> warnings = new ArrayList<>();

    AggregateCompilation(
            String text, BiFunction<Syntax, Optional<DataType>, ExpressionResult> compiler) {
        this.text = text;
        this.compiler = compiler;
    }

    AggregateResult of(Syntax syntax) {
        if (syntax instanceof Syntax.Call call) {
            if (call.target().isEmpty()) {
                return aggregate(call, Optional.empty());
            }
            if (call.function().equals(WHERE)
                    && call.target().get() instanceof Syntax.Call aggregate
                    && aggregate.target().isEmpty()) {
                return filtered(aggregate, call);
            }
        }
        return new AggregateResult.Failure(
                List.of(
                        ExpressionProblem.at(
                                syntax.span(),
                                "an aggregate is one call, as in count(), sum(amount) or"
                                        + " sum(amount).where(amount > 10)")));
    }

    private AggregateResult filtered(Syntax.Call aggregate, Syntax.Call where) {
        if (where.arguments().size() != 1) {
            problems.add(
                    ExpressionProblem.at(
                            where.name(),
                            "where takes one condition, not " + where.arguments().size()));
            return aggregate(aggregate, Optional.empty());
        }
        return aggregate(aggregate, Optional.of(where.arguments().get(0)));
    }

    private AggregateResult aggregate(Syntax.Call call, Optional<Syntax> where) {
        List<Expression> arguments = new ArrayList<>();
        for (Syntax argument : call.arguments()) {
            compile(argument, Optional.empty()).ifPresent(arguments::add);
        }
        Optional<Expression> condition =
                where.flatMap(syntax -> compile(syntax, Optional.of(DataTypes.BOOLEAN)));
        return problems.isEmpty()
                ? new AggregateResult.Success(
                        new Aggregate(text, call.function(), arguments, condition), warnings)
                : new AggregateResult.Failure(problems);
    }

    private Optional<Expression> compile(Syntax syntax, Optional<DataType> expected) {
        ExpressionResult result = compiler.apply(syntax, expected);
        if (result instanceof ExpressionResult.Success success) {
            warnings.addAll(success.warnings());
            return Optional.of(success.expression());
        }
        problems.addAll(((ExpressionResult.Failure) result).problems());
        return Optional.empty();
    }
}
