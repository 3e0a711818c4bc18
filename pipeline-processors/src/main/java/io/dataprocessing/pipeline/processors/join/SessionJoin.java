package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;

/**
 * Joins the records of sessions: those of a key, from either input, that follow each other within a
 * gap. A session ends when the gap has gone by, so that a record exactly at its end begins another.
 */
final class SessionJoin implements CoProcessor<Row, Row, Row> {

    /** The time of the session's last record. */
    static final StateSpec<ValueState<Long>> LAST =
            StateSpec.value("last", Schemas.scalar(Long.class), Ttl.none());

    private final JoinPlan plan;
    private final long gap;
    private final JoinState state;
    private WindowContents contents;
    private ValueState<Long> last;
    private Timers timers;

    SessionJoin(JoinPlan plan, long gap, JoinState state) {
        this.plan = requireNonNull(plan, "plan");
        this.gap = gap;
        this.state = requireNonNull(state, "state");
    }

    @Override
    public void open(ProcessorContext context) {
        contents = state.contents(plan, context);
        last = context.state(LAST);
        timers = context.timers();
    }

    @Override
    public void processLeft(Input<Row> input, Output<Row> output) {
        process(input, true);
    }

    @Override
    public void processRight(Input<Row> input, Output<Row> output) {
        process(input, false);
    }

    private void process(Input<Row> input, boolean left) {
        if (!contents.add(input, left)) {
            return;
        }
        last.get().ifPresent(earlier -> timers.deleteEventTime(lastMoment(earlier)));
        long time = input.timestamp().orElseThrow().toEpochMilli();
        last.set(time);
        timers.registerEventTime(lastMoment(time));
    }

    private Instant lastMoment(long time) {
        return Instant.ofEpochMilli(time + gap - 1);
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        long end = timer.time().toEpochMilli() + 1;
        contents.join(contents.first(), end, timer.key(), output);
        contents.forget(end);
        last.clear();
    }
}
