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

/** Keeps each record once, however many windows it's in, and joins a window when it ends. */
final class WindowJoin implements CoProcessor<Row, Row, Row> {

    private final JoinPlan plan;
    private final WindowGrid grid;
    private final JoinState state;
    private WindowContents contents;
    private Timers timers;

    WindowJoin(JoinPlan plan, WindowGrid grid, JoinState state) {
        this.plan = requireNonNull(plan, "plan");
        this.grid = requireNonNull(grid, "grid");
        this.state = requireNonNull(state, "state");
    }

    @Override
    public void open(ProcessorContext context) {
        contents = state.contents(plan, context);
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
        if (contents.add(input, left)) {
            closeAt(grid.firstEnd(input.timestamp().orElseThrow().toEpochMilli()));
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        long end = timer.time().toEpochMilli() + 1;
        contents.join(grid.start(end), end, timer.key(), output);
        contents.forget(grid.heldAfter(end));
        if (!contents.isEmpty()) {
            closeAt(grid.endAfter(end));
        }
    }

    private void closeAt(long end) {
        timers.registerEventTime(Instant.ofEpochMilli(end - 1));
    }
}
