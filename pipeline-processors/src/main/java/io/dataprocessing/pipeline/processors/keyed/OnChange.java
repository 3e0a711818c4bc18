package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes the records that differ from the last one that was passed. State is a row: what is kept of
 * that one, when it was passed (null if it only was the first), when the key was last seen.
 */
final class OnChange implements Processor<Row, Row> {

    private static final int RECORD = 0;
    private static final int PASSED = 1;
    private static final int SEEN = 2;

    private final StateSpec<ValueState<Row>> referenceSpec;
    private final OnChangeOptions options;
    private final TimeChoice time;
    private final ChangeReport report;
    private final WatchedFields watched;
    private final Optional<Lifetime> lifetime;
    private ProcessorContext context;
    private ValueState<Row> reference;

    /**
     * A step.
     *
     * @param lifetime empty where the cell itself forgets, or nothing is forgotten
     */
    OnChange(
            StateSpec<ValueState<Row>> referenceSpec,
            OnChangeOptions options,
            ChangeReport report,
            WatchedFields watched,
            Optional<Lifetime> lifetime) {
        this.referenceSpec = referenceSpec;
        this.options = options;
        this.time = new TimeChoice(options.time(), options.late());
        this.report = report;
        this.watched = watched;
        this.lifetime = lifetime;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        reference = context.state(referenceSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant now = time.of(input, context);
        Optional<Row> before =
                reference.get().filter(row -> !isForgotten(row.getTimestamp(SEEN), now));
        if (before.isEmpty()) {
            lifetime.ifPresent(life -> life.begin(now, context.timers()));
            boolean passes = options.first() == OnChangeOptions.First.EMIT;
            keep(report.stored(input.value()), Optional.of(now).filter(moment -> passes), now);
            if (passes) {
                output.emit(report.told(Optional.empty(), input.value()));
            }
        } else if (changed(before.get(), input.value()) && mayPass(before.get(), now)) {
            keep(report.stored(input.value()), Optional.of(now), now);
            output.emit(report.told(Optional.of(before.get().getRow(RECORD)), input.value()));
        } else if (options.ttl().duration().isPresent()) {
            keep(
                    before.get().getRow(RECORD),
                    Optional.ofNullable((Instant) before.get().get(PASSED)),
                    now);
        }
    }

    private boolean changed(Row before, Row record) {
        return !watched.same(report.watchedOf(before.getRow(RECORD)), watched.of(record));
    }

    private boolean mayPass(Row before, Instant now) {
        return before.isNull(PASSED)
                || !now.isBefore(before.getTimestamp(PASSED).plus(options.minInterval()));
    }

    private void keep(Row record, Optional<Instant> passed, Instant seen) {
        reference.set(
                Row.trusted(
                        referenceSpec.value().rowType(),
                        new Object[] {record, passed.orElse(null), seen}));
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<Row> kept = reference.get();
        if (kept.isPresent()
                && lifetime.isPresent()
                && lifetime.get().ends(timer, kept.get().getTimestamp(SEEN), context.timers())) {
            reference.clear();
        }
    }

    private boolean isForgotten(Instant seen, Instant now) {
        return lifetime.isPresent() && lifetime.get().isOver(seen, now);
    }
}
