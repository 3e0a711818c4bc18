package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the function that a call such as {@code sum(amount)} means. */
final class AggregateCalls {

    private static final String KNOWN = "avg, count, first, last, max, min, sum";

    private AggregateCalls() {}

    /** The function of a call; empty after a problem was reported. */
    static Optional<AggregateFunction> function(Aggregate call, Consumer<String> problem) {
        return switch (call.function()) {
            case "count" -> count(call.arguments(), problem);
            case "sum", "avg", "min", "max", "first", "last" -> ofOne(call, problem);
            default -> {
                problem.accept(
                        "unknown aggregate function '%s'. Known: %s."
                                .formatted(call.function(), KNOWN));
                yield Optional.empty();
            }
        };
    }

    private static Optional<AggregateFunction> count(
            List<Expression> arguments, Consumer<String> problem) {
        if (arguments.size() > 1) {
            problem.accept("count takes at most one argument, not %d.".formatted(arguments.size()));
            return Optional.empty();
        }
        return Optional.of(new Count(arguments.stream().findFirst()));
    }

    private static Optional<AggregateFunction> ofOne(Aggregate call, Consumer<String> problem) {
        if (call.arguments().size() != 1) {
            problem.accept(
                    "%s takes one argument, not %d."
                            .formatted(call.function(), call.arguments().size()));
            return Optional.empty();
        }
        Expression argument = call.arguments().get(0);
        Optional<AggregateFunction> function =
                switch (call.function()) {
                    case "sum" -> sum(argument);
                    case "avg" -> average(argument);
                    case "min" -> extreme(argument, Extreme.Side.SMALLEST);
                    case "max" -> extreme(argument, Extreme.Side.LARGEST);
                    case "first" -> Optional.of(new Edge(argument, Edge.Side.FIRST));
                    default -> Optional.of(new Edge(argument, Edge.Side.LAST));
                };
        if (function.isEmpty()) {
            problem.accept(
                    "%s doesn't take %s.".formatted(call.function(), argument.type().asRequired()));
        }
        return function;
    }

    private static Optional<AggregateFunction> sum(Expression argument) {
        return switch (Numbers.of(argument.type())) {
            case WHOLE -> Optional.of(new WholeSum(argument));
            case FLOATING -> Optional.of(new FloatingSum(argument));
            case EXACT -> Optional.of(new ExactSum(argument));
            case NONE -> Optional.empty();
        };
    }

    private static Optional<AggregateFunction> average(Expression argument) {
        return switch (Numbers.of(argument.type())) {
            case WHOLE -> Optional.of(new WholeAverage(argument));
            case FLOATING -> Optional.of(new FloatingAverage(argument));
            case EXACT -> Optional.of(new ExactAverage(argument));
            case NONE -> Optional.empty();
        };
    }

    private static Optional<AggregateFunction> extreme(Expression argument, Extreme.Side side) {
        DataType type = argument.type();
        boolean ordered =
                type instanceof DecimalType
                        || (type instanceof ScalarType scalar
                                && switch (scalar.kind()) {
                                    case INT,
                                            LONG,
                                            FLOAT,
                                            DOUBLE,
                                            STRING,
                                            DATE,
                                            TIME,
                                            TIMESTAMP,
                                            DURATION ->
                                            true;
                                    case BOOLEAN, BYTES -> false;
                                });
        return ordered ? Optional.of(new Extreme(argument, side)) : Optional.empty();
    }

    /** The ways to add numbers up. */
    private enum Numbers {
        WHOLE,
        FLOATING,
        EXACT,
        NONE;

        static Numbers of(DataType type) {
            if (type instanceof DecimalType) {
                return EXACT;
            }
            return type instanceof ScalarType scalar
                    ? switch (scalar.kind()) {
                        case INT, LONG -> WHOLE;
                        case FLOAT, DOUBLE -> FLOATING;
                        case BOOLEAN, STRING, BYTES, DATE, TIME, TIMESTAMP, DURATION -> NONE;
                    }
                    : NONE;
        }
    }
}
