package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.Optional;

/**
 * Joins records with the newest version that has arrived. Until both inputs have a watermark,
 * records wait: a table's source that holds its watermark back until it was read says in this way
 * that there is something to join with.
 */
final class LatestJoin implements CoProcessor<Row, Row, Row> {

    /** Due as soon as there is a watermark: the first is later than this. */
    private static final Instant FIRST_WATERMARK = Instant.ofEpochMilli(Long.MIN_VALUE + 1);

    private final JoinPlan plan;
    private final Deletion deletion;
    private final boolean waits;
    private final LatestState state;
    private ValueState<Row> version;
    private ListState<WaitingRecord> waiting;
    private Timers timers;

    LatestJoin(JoinPlan plan, Deletion deletion, boolean waits, LatestState state) {
        this.plan = requireNonNull(plan, "plan");
        this.deletion = requireNonNull(deletion, "deletion");
        this.waits = waits;
        this.state = requireNonNull(state, "state");
    }

    @Override
    public void open(ProcessorContext context) {
        version = context.state(state.version());
        waiting = context.state(state.waiting());
        timers = context.timers();
    }

    @Override
    public void processLeft(Input<Row> input, Output<Row> output) {
        if (waits && timers.watermark().isEmpty()) {
            waiting.add(WaitingRecord.of(input));
            timers.registerEventTime(FIRST_WATERMARK);
        } else {
            plan.withVersion(input.value(), version.get()).ifPresent(output::emit);
        }
    }

    @Override
    public void processRight(Input<Row> input, Output<Row> output) {
        if (Keys.matchNothing(input.key())) {
            return;
        }
        if (deletion.isIn(input.value())) {
            version.clear();
        } else {
            version.set(input.value());
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<Row> newest = version.get();
        for (WaitingRecord record : waiting.get()) {
            plan.withVersion(record.value(), newest)
                    .ifPresent(result -> output.emit(record.emission(result)));
        }
        waiting.clear();
    }
}
