package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the functions that the calls of a running aggregate mean. */
final class RunningCalls {

    /** The functions that only a running aggregate has, as descriptions list them. */
    static final String KNOWN = "delta, ema, lag, rank, rate, row_number, z_score";

    private static final int MOST_PLACES = 1000;

    private final RunningFunctions functions;
    private final Ties ties;

    RunningCalls(RunningFunctions functions, Ties ties) {
        this.functions = functions;
        this.ties = ties;
    }

    /** Adds the function of a call, or reports a problem. */
    void add(String name, Aggregate call, Consumer<String> problem) {
        if (!List.of(KNOWN.split(", ")).contains(call.function())) {
            addPlain(name, call, problem);
            return;
        }
        if (call.where().isPresent()) {
            problem.accept(
                    "%s goes from record to record, so it has no .where(…)."
                            .formatted(call.function()));
            return;
        }
        switch (call.function()) {
            case "row_number" -> {
                if (takes(call, 0, 0, problem)) {
                    functions.sequence().put(name, new RowNumber());
                }
            }
            case "lag" -> {
                if (takes(call, 1, 2, problem)) {
                    lag(name, call, problem);
                }
            }
            case "ema" -> {
                if (takes(call, 2, 2, problem)) {
                    ema(name, call, problem);
                }
            }
            case "rank" -> {
                if (takes(call, 1, 1, problem)) {
                    rank(name, call, problem);
                }
            }
            default -> {
                if (takes(call, 1, 1, problem) && isNumber(call, problem)) {
                    number(name, call);
                }
            }
        }
    }

    private void addPlain(String name, Aggregate call, Consumer<String> problem) {
        if (!AggregateCalls.isKnown(call.function())) {
            problem.accept(
                    "unknown function '%s'. Known: %s, %s."
                            .formatted(call.function(), AggregateCalls.KNOWN, KNOWN));
            return;
        }
        AggregateCalls.function(call, ties, problem)
                .ifPresent(
                        function -> functions.frame().put(name, new FrameResult.Plain(function)));
    }

    private static boolean takes(Aggregate call, int least, int most, Consumer<String> problem) {
        int given = call.arguments().size();
        if (given >= least && given <= most) {
            return true;
        }
        String wanted =
                most == 0
                        ? "no argument"
                        : least < most
                                ? "one or two arguments"
                                : most == 1 ? "one argument" : "two arguments";
        problem.accept("%s takes %s, not %d.".formatted(call.function(), wanted, given));
        return false;
    }

    private static boolean isNumber(Aggregate call, Consumer<String> problem) {
        Expression argument = call.arguments().get(0);
        if (AggregateCalls.isNumber(argument)) {
            return true;
        }
        problem.accept(
                "%s doesn't take %s.".formatted(call.function(), argument.type().asRequired()));
        return false;
    }

    private void lag(String name, Aggregate call, Consumer<String> problem) {
        Optional<Number> distance =
                call.arguments().size() == 1
                        ? Optional.of(1)
                        : AggregateCalls.constant(call.arguments().get(1))
                                .filter(n -> n instanceof Long || n instanceof Integer)
                                .filter(n -> n.longValue() >= 1 && n.longValue() <= MOST_PLACES);
        if (distance.isEmpty()) {
            problem.accept(
                    "the second argument of lag is a whole number from 1 to %d, as in lag(amount, 2)."
                            .formatted(MOST_PLACES));
            return;
        }
        functions.sequence().put(name, new Lag(call.arguments().get(0), distance.get().intValue()));
    }

    private void ema(String name, Aggregate call, Consumer<String> problem) {
        Optional<Number> share =
                AggregateCalls.constant(call.arguments().get(1))
                        .filter(number -> number.doubleValue() > 0 && number.doubleValue() <= 1);
        if (share.isEmpty()) {
            problem.accept(
                    "the second argument of ema is a number above 0 and at most 1, as in"
                            + " ema(amount, 0.2).");
        } else if (isNumber(call, problem)) {
            functions
                    .sequence()
                    .put(
                            name,
                            new ExponentialAverage(
                                    call.arguments().get(0), share.get().doubleValue()));
        }
    }

    private void rank(String name, Aggregate call, Consumer<String> problem) {
        Expression argument = call.arguments().get(0);
        if (AggregateCalls.isOrdered(argument.type())) {
            functions
                    .frame()
                    .put(name, new Standing(argument, new Collected(argument, Ties.BY_ARRIVAL)));
        } else {
            problem.accept("rank doesn't take %s.".formatted(argument.type().asRequired()));
        }
    }

    private void number(String name, Aggregate call) {
        Expression argument = call.arguments().get(0);
        if (call.function().equals("z_score")) {
            AggregateCalls.spread(argument, new Spread(true, true))
                    .ifPresent(spread -> functions.frame().put(name, new ZScore(argument, spread)));
        } else {
            functions
                    .sequence()
                    .put(name, new Difference(argument, call.function().equals("rate")));
        }
    }
}
