package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the function that a call such as {@code sum(amount)} means. */
final class AggregateCalls {

    /** The functions, as descriptions list them. */
    static final String KNOWN =
            "approx_count_distinct, avg, collect, collect_set, count, count_distinct, first, last,"
                    + " max, max_by, min, min_by, percentile, stddev, stddev_pop, stddev_samp, sum,"
                    + " top, var, var_pop, var_samp";

    private static final int MOST_KEPT = 1000;
    private static final Row NO_ROW = Row.of(RowType.of());

    private final Aggregate call;
    private final Ties ties;
    private final Consumer<String> problem;

    private AggregateCalls(Aggregate call, Ties ties, Consumer<String> problem) {
        this.call = call;
        this.ties = ties;
        this.problem = problem;
    }

    /** The function of a call; empty after a problem was reported. */
    static Optional<AggregateFunction> function(
            Aggregate call, Ties ties, Consumer<String> problem) {
        Optional<AggregateFunction> function = new AggregateCalls(call, ties, problem).named();
        return call.where().isPresent()
                ? function.map(all -> new Filtered(all, call.where().get()))
                : function;
    }

    /** Whether there is a function of a name. */
    static boolean isKnown(String name) {
        return List.of(KNOWN.split(", ")).contains(name);
    }

    private Optional<AggregateFunction> named() {
        return switch (call.function()) {
            case "count" -> count();
            case "percentile" -> takes(2) ? percentile() : Optional.empty();
            case "top" -> takes(2) ? top() : Optional.empty();
            case "min_by" -> takes(2) ? extremeBy(Extreme.Side.SMALLEST) : Optional.empty();
            case "max_by" -> takes(2) ? extremeBy(Extreme.Side.LARGEST) : Optional.empty();
            case "sum",
                    "avg",
                    "min",
                    "max",
                    "first",
                    "last",
                    "stddev",
                    "stddev_samp",
                    "stddev_pop",
                    "var",
                    "var_samp",
                    "var_pop",
                    "count_distinct",
                    "approx_count_distinct",
                    "collect",
                    "collect_set" ->
                    takes(1) ? ofOne(call.arguments().get(0)) : Optional.empty();
            default ->
                    refused(
                            "unknown aggregate function '%s'. Known: %s."
                                    .formatted(call.function(), KNOWN));
        };
    }

    private Optional<AggregateFunction> ofOne(Expression argument) {
        Optional<AggregateFunction> function =
                switch (call.function()) {
                    case "sum" -> sum(argument);
                    case "avg" -> average(argument);
                    case "min" -> extreme(argument, Extreme.Side.SMALLEST);
                    case "max" -> extreme(argument, Extreme.Side.LARGEST);
                    case "first" -> Optional.of(new Edge(argument, Edge.Side.FIRST, ties));
                    case "last" -> Optional.of(new Edge(argument, Edge.Side.LAST, ties));
                    case "stddev", "stddev_samp" ->
                            spread(argument, new Spread(true, true)).map(spread -> spread);
                    case "stddev_pop" ->
                            spread(argument, new Spread(false, true)).map(spread -> spread);
                    case "var", "var_samp" ->
                            spread(argument, new Spread(true, false)).map(spread -> spread);
                    case "var_pop" ->
                            spread(argument, new Spread(false, false)).map(spread -> spread);
                    case "count_distinct" ->
                            Optional.of(new Distinct(argument, Distinct.Result.NUMBER));
                    case "collect_set" ->
                            Optional.of(new Distinct(argument, Distinct.Result.VALUES));
                    case "approx_count_distinct" -> approximateDistinct(argument);
                    default -> Optional.of(new Collected(argument, ties));
                };
        return function.or(() -> doesNotTake(argument));
    }

    private boolean takes(int arguments) {
        if (call.arguments().size() == arguments) {
            return true;
        }
        problem.accept(
                "%s takes %s, not %d."
                        .formatted(
                                call.function(),
                                arguments == 1 ? "one argument" : "two arguments",
                                call.arguments().size()));
        return false;
    }

    private Optional<AggregateFunction> refused(String message) {
        problem.accept(message);
        return Optional.empty();
    }

    private Optional<AggregateFunction> doesNotTake(Expression argument) {
        return refused(
                "%s doesn't take %s.".formatted(call.function(), argument.type().asRequired()));
    }

    private Optional<AggregateFunction> count() {
        List<Expression> arguments = call.arguments();
        return arguments.size() > 1
                ? refused("count takes at most one argument, not %d.".formatted(arguments.size()))
                : Optional.of(new Count(arguments.stream().findFirst()));
    }

    private Optional<AggregateFunction> percentile() {
        Expression argument = call.arguments().get(0);
        Optional<Number> fraction =
                constant(call.arguments().get(1))
                        .filter(number -> number.doubleValue() >= 0 && number.doubleValue() <= 1);
        if (fraction.isEmpty()) {
            return refused(
                    "the second argument of percentile is a number from 0 to 1, as in"
                            + " percentile(amount, 0.95).");
        }
        return isNumber(argument)
                ? Optional.of(new Percentile(argument, fraction.get().doubleValue()))
                : doesNotTake(argument);
    }

    private Optional<AggregateFunction> top() {
        Expression argument = call.arguments().get(0);
        Optional<Number> limit =
                constant(call.arguments().get(1))
                        .filter(number -> number instanceof Long || number instanceof Integer)
                        .filter(
                                number ->
                                        number.longValue() >= 1 && number.longValue() <= MOST_KEPT);
        if (limit.isEmpty()) {
            return refused(
                    "the second argument of top is a whole number from 1 to %d, as in top(amount, 3)."
                            .formatted(MOST_KEPT));
        }
        return isOrdered(argument.type())
                ? Optional.of(new Largest(argument, limit.get().intValue()))
                : doesNotTake(argument);
    }

    /** The number that an argument always is; empty if it isn't one. */
    static Optional<Number> constant(Expression argument) {
        return argument.reads().isEmpty() && argument.evaluate(NO_ROW) instanceof Number number
                ? Optional.of(number)
                : Optional.empty();
    }

    private Optional<AggregateFunction> extremeBy(Extreme.Side side) {
        Expression rank = call.arguments().get(1);
        return isOrdered(rank.type())
                ? Optional.of(new ExtremeBy(call.arguments().get(0), rank, side))
                : refused(
                        "%s doesn't go by %s."
                                .formatted(call.function(), rank.type().asRequired()));
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

    /** A measure of spread; empty if the argument is no number. */
    static Optional<Moments> spread(Expression argument, Spread spread) {
        return switch (Numbers.of(argument.type())) {
            case WHOLE, EXACT -> Optional.of(new ExactSpread(argument, spread));
            case FLOATING -> Optional.of(new FloatingSpread(argument, spread));
            case NONE -> Optional.empty();
        };
    }

    private static Optional<AggregateFunction> extreme(Expression argument, Extreme.Side side) {
        return isOrdered(argument.type())
                ? Optional.of(new Extreme(argument, side))
                : Optional.empty();
    }

    private static Optional<AggregateFunction> approximateDistinct(Expression argument) {
        DataType type = argument.type();
        return type instanceof ScalarType || type instanceof DecimalType || type instanceof EnumType
                ? Optional.of(new ApproximateDistinct(argument))
                : Optional.empty();
    }

    /** Whether an argument is a number. */
    static boolean isNumber(Expression argument) {
        return Numbers.of(argument.type()) != Numbers.NONE;
    }

    /** Whether values of a type have an order that says something. */
    static boolean isOrdered(DataType type) {
        return type instanceof DecimalType
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
