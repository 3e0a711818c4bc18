package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells when nothing came for a key for too long.
 *
 * <p>Timers aren't removed: one that a later record has made void finds that its moment isn't one
 * to tell of, and sets the next.
 */
final class Absence implements Processor<Row, Row> {

    private final StateSpec<ValueState<Heartbeat>> heartbeatSpec;
    private final AbsenceOptions options;
    private final RowType outputType;
    private final TimeChoice time;
    private final Lifetime lifetime;
    private ProcessorContext context;
    private ValueState<Heartbeat> heartbeat;

    Absence(
            StateSpec<ValueState<Heartbeat>> heartbeatSpec,
            AbsenceOptions options,
            RowType outputType) {
        this.heartbeatSpec = heartbeatSpec;
        this.options = options;
        this.outputType = outputType;
        this.time = new TimeChoice(options.time(), options.late());
        this.lifetime = new Lifetime(options.time(), options.ttl().duration());
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        heartbeat = context.state(heartbeatSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant now = time.of(input, context);
        Optional<Heartbeat> before =
                heartbeat.get().filter(beat -> !lifetime.isOver(beat.seen(), now));
        heartbeat.set(Heartbeat.at(now));
        Optional<Instant> missing = before.flatMap(Heartbeat::missingSince);
        if (before.isEmpty() || missing.isPresent()) {
            register(due(now));
        }
        if (missing.isPresent() && options.resumeEvent()) {
            output.emit(told(input.key(), before.get().seen(), missing.get(), now, true));
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<Heartbeat> found = heartbeat.get();
        if (found.isEmpty()) {
            return;
        }
        Heartbeat beat = found.get();
        Instant now = timer.time();
        Instant due = due(beat.seen());
        if (now.isBefore(due)) {
            register(due);
            return;
        }
        if (isToTell(beat, due, now)) {
            output.emit(told(timer.key(), beat.seen(), due, now, false));
        }
        if (lifetime.isOver(beat.seen(), now)) {
            heartbeat.clear();
        } else {
            heartbeat.set(beat.missing(due));
            registerNext(beat, due, now);
        }
    }

    private boolean isToTell(Heartbeat beat, Instant due, Instant now) {
        if (beat.missingSince().isEmpty()) {
            return true;
        }
        return !options.emitOnce()
                && !lifetime.isOver(beat.seen(), now)
                && sinceLast(due, now).isZero();
    }

    private void registerNext(Heartbeat beat, Instant due, Instant now) {
        if (!options.emitOnce()) {
            register(now.minus(sinceLast(due, now)).plus(options.expectWithin()));
        }
        if (!lifetime.isEndless()) {
            lifetime.begin(beat.seen(), context.timers());
        }
    }

    /** How long ago the latest moment was at which the absence was to be told. */
    private Duration sinceLast(Instant due, Instant now) {
        return Duration.ofMillis(
                Duration.between(due, now).toMillis() % options.expectWithin().toMillis());
    }

    private Instant due(Instant seen) {
        return seen.plus(options.expectWithin());
    }

    private void register(Instant moment) {
        lifetime.register(moment, context.timers());
    }

    private Row told(Row key, Instant seen, Instant since, Instant now, boolean resumed) {
        int keys = key.type().size();
        Object[] values = new Object[keys + 4];
        for (int i = 0; i < keys; i++) {
            values[i] = key.get(i);
        }
        values[keys] = seen;
        values[keys + 1] = since;
        values[keys + 2] = now;
        values[keys + 3] = resumed;
        return Row.trusted(outputType, values);
    }
}
