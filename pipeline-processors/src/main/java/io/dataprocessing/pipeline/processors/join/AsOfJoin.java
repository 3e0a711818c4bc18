package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Joins records with the version that was valid at their time. Since records of both inputs come in
 * the order of event time, that's the last one that came, and no other has to be kept: versions to
 * come and the records that they'll be valid for wait in the platform's order.
 */
final class AsOfJoin implements CoProcessor<Row, Row, Row> {

    private final JoinPlan plan;
    private final Deletion deletion;
    private final Optional<Duration> ttl;
    private final StateSpec<ValueState<Version>> spec;
    private ValueState<Version> current;
    private Timers timers;

    AsOfJoin(JoinPlan plan, Deletion deletion, Ttl ttl, StateSpec<ValueState<Version>> spec) {
        this.plan = requireNonNull(plan, "plan");
        this.deletion = requireNonNull(deletion, "deletion");
        this.ttl = ttl.duration();
        this.spec = requireNonNull(spec, "spec");
    }

    @Override
    public void open(ProcessorContext context) {
        current = context.state(spec);
        timers = context.timers();
    }

    @Override
    public void processLeft(Input<Row> input, Output<Row> output) {
        plan.withVersion(input.value(), current.get().map(Version::value)).ifPresent(output::emit);
    }

    @Override
    public void processRight(Input<Row> input, Output<Row> output) {
        if (Keys.matchNothing(input.key())) {
            return;
        }
        Optional<Version> replaced = current.get();
        if (ttl.isPresent() && replaced.isPresent()) {
            timers.deleteEventTime(lastMoment(replaced.get()));
        }
        if (deletion.isIn(input.value())) {
            current.clear();
            return;
        }
        Version version = new Version(input.timestamp().orElseThrow(), input.value());
        current.set(version);
        if (ttl.isPresent()) {
            timers.registerEventTime(lastMoment(version));
        }
    }

    private Instant lastMoment(Version version) {
        return version.since().plus(ttl.orElseThrow()).minusMillis(1);
    }

    /** A timer that isn't the version's own is of another ttl, which the step had before. */
    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<Version> version = current.get();
        if (ttl.isEmpty() || version.isEmpty()) {
            return;
        }
        Instant last = lastMoment(version.get());
        if (timer.time().isBefore(last)) {
            timers.registerEventTime(last);
        } else {
            current.clear();
        }
    }
}
