package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;

/**
 * Matches each record with those of the other side that came before it in event time, and keeps it
 * for those to come until its interval is over.
 */
final class IntervalJoin implements CoProcessor<Row, Row, Row> {

    private final JoinPlan plan;
    private final Interval interval;
    private final JoinState state;
    private IntervalSide left;
    private IntervalSide right;
    private Timers timers;

    IntervalJoin(JoinPlan plan, Interval interval, JoinState state) {
        this.plan = requireNonNull(plan, "plan");
        this.interval = requireNonNull(interval, "interval");
        this.state = requireNonNull(state, "state");
    }

    @Override
    public void open(ProcessorContext context) {
        left = new IntervalSide(true, plan, interval, new HeldSide(context.state(state.left())));
        right =
                new IntervalSide(
                        false,
                        plan,
                        interval.mirrored(),
                        new HeldSide(context.state(state.right())));
        timers = context.timers();
    }

    @Override
    public void processLeft(Input<Row> input, Output<Row> output) {
        process(input, left, right, output);
    }

    @Override
    public void processRight(Input<Row> input, Output<Row> output) {
        process(input, right, left, output);
    }

    private void process(
            Input<Row> input, IntervalSide mine, IntervalSide other, Output<Row> output) {
        Row value = input.value();
        if (mine.givesUnmatched() && plan.mayFail()) {
            // What can't be computed shall show now, while there is a record to blame.
            mine.alone(value);
        }
        if (Keys.matchNothing(input.key())) {
            if (mine.givesUnmatched()) {
                output.emit(mine.alone(value));
            }
            return;
        }
        long time = input.timestamp().orElseThrow().toEpochMilli();
        Matches matches = Matches.of(value, time, mine, other);
        matches.store();
        boolean settled = matches.found() && !plan.type().givesPairs() && mine.left();
        if (mine.interval().reachesForward() && !settled) {
            keep(new Held(value, matches.found()), time, mine);
        } else if (mine.givesUnmatched() && !matches.found()) {
            output.emit(mine.alone(value));
        }
        matches.results().forEach(output::emit);
    }

    private void keep(Held held, long time, IntervalSide side) {
        side.held().add(time, held);
        if (side.interval().ends()) {
            timers.registerEventTime(Instant.ofEpochMilli(side.interval().last(time)));
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        long now = timer.time().toEpochMilli();
        release(now, left, output);
        release(now, right, output);
    }

    /** Forgets the records of a side that nothing can match after this moment. */
    private static void release(long now, IntervalSide side, Output<Row> output) {
        if (!side.interval().ends() || !side.interval().reachesForward()) {
            return;
        }
        side.held()
                .take(side.interval().timeOfLast(now))
                .filter(moment -> side.givesUnmatched())
                .ifPresent(
                        moment ->
                                moment.records().stream()
                                        .filter(held -> !held.matched())
                                        .forEach(held -> output.emit(side.alone(held.value()))));
    }
}
