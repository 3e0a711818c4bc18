package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.state.StateHandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** The calls into a {@link WindowAggregator}: adding events, firing windows, closing them. */
final class WindowCalls<I, A, O> {

    private final StepScope scope;
    private final WindowAggregator<I, A, O> aggregator;
    private final EventInput<I> input;
    private final Output<O> output;
    private final WindowStore<A> store;
    private final WindowClock clock;
    private final EarlyEmission early;
    private final WindowLife life;
    private final WindowTargets<A> targets;
    private final LateEvents late;

    private WindowCalls(StepScope scope, WindowSpec<I, A, O> spec, RuntimeContext runtime) {
        this.scope = scope;
        this.aggregator = scope.make(spec.aggregator());
        this.input = scope.input(0, spec.input());
        this.output = scope.mainOutput(spec.output());
        this.store = new WindowStore<>(spec.accumulator());
        this.clock = WindowClock.of(spec.time());
        this.early = EarlyEmission.of(spec.emission());
        this.life = new WindowLife(spec.lateness().toMillis());
        this.targets =
                spec.window() instanceof Window.Session session
                        ? new SessionWindows<>(session.gap().toMillis(), life, aggregator, store)
                        : new FixedWindows<>(WindowTimes.of(spec.window()), life, store);
        this.late =
                new LateEvents(
                        scope.definition().name(),
                        scope.definition().inputTypes().get(0),
                        spec.late(),
                        OutputTags.LATE,
                        scope.outlet(),
                        scope.counts());
        store.use(
                new StateHandles(scope.definition().name(), List.of(store.spec()), runtime)
                        .handle(store.spec()));
    }

    static WindowCalls<?, ?, ?> open(StepDefinition definition, StepTask task) {
        RuntimeContext runtime = task.runtime();
        LoadedStep step = definition.load(WindowSpec.class, runtime);
        WindowSpec<?, ?, ?> spec = (WindowSpec<?, ?, ?>) step.spec();
        return of(new StepScope(definition, step, task), spec, runtime);
    }

    private static <I, A, O> WindowCalls<I, A, O> of(
            StepScope scope, WindowSpec<I, A, O> spec, RuntimeContext runtime) {
        return new WindowCalls<>(scope, spec, runtime);
    }

    /** There is nothing of the plugin's to close. */
    void close() {
        scope.end();
    }

    Outlet outlet() {
        return scope.outlet();
    }

    void process(Event event, Row key, TimerService timers, Collector<Event> out) throws Exception {
        scope.forEvent(event, key, timers, out, () -> add(event, key, timers));
    }

    /** Takes in what several events gave together, none of which was late. */
    void merge(
            Row accumulator,
            long count,
            long earliest,
            Event event,
            Row key,
            TimerService timers,
            Collector<Event> out) {
        scope.forCombined(
                count,
                event,
                key,
                timers,
                out,
                () -> merge(accumulator, earliest, event.timestamp(), key, timers));
    }

    private void merge(
            Row accumulator, long earliest, long timestamp, Row key, TimerService timers) {
        long watermark = clock.watermark(timestamp, timers);
        List<WindowTarget<A>> open = targets(earliest, timestamp, watermark);
        if (open.isEmpty()) {
            throw new IllegalStateException(
                    "combined events of %s came when the watermark was %s"
                            .formatted(
                                    Instant.ofEpochMilli(timestamp),
                                    Instant.ofEpochMilli(watermark)));
        }
        A added = store.accumulator(accumulator);
        put(open, before -> aggregator.merge(before, added), key, timestamp, watermark, timers);
    }

    void onTimer(
            long timer, TimeDomain domain, Row key, TimerService timers, Collector<Event> out) {
        long reached = clock.reached(timer);
        scope.forTimer(
                reached,
                key,
                timers,
                out,
                () -> {
                    if (clock.isEndOfInput(domain)) {
                        endAll(key);
                    } else {
                        reach(reached, key, timers);
                    }
                });
    }

    /** What happens when time comes to a moment. */
    private void reach(long moment, Row key, TimerService timers) {
        store.endingAt(moment + 1)
                .filter(window -> early.atEnd(window.changed()))
                .ifPresent(window -> emit(window, key));
        if (early.completesInterval(moment)) {
            for (WindowStore.Entry<A> window : store.all()) {
                if (window.changed()) {
                    emit(window, key);
                }
            }
        }
        store.remove(life.endOfClosed(moment));
        if (clock.asksForEndOfInput() && store.isEmpty()) {
            clock.deleteEndOfInput(timers);
        }
    }

    private void endAll(Row key) {
        for (WindowStore.Entry<A> window : store.all()) {
            if (early.atEnd(window.changed())) {
                fire(window.window(), window.accumulator(), key);
            }
            store.remove(window.window().end());
        }
    }

    private void emit(WindowStore.Entry<A> window, Row key) {
        fire(window.window(), window.accumulator(), key);
        if (early.atIntervals()) {
            store.markEmitted(window.window().end());
        }
    }

    private void add(Event event, Row key, TimerService timers) {
        long timestamp = clock.timestamp(event, timers);
        if (timestamp == Event.NO_TIMESTAMP) {
            throw new SchemaException("the event has no timestamp, so it's in no window");
        }
        long watermark = clock.watermark(timestamp, timers);
        List<WindowTarget<A>> open = targets(timestamp, timestamp, watermark);
        if (open.isEmpty()) {
            late.handle(event, watermark, "its windows were closed");
            return;
        }
        I value = input.valueOf(event);
        Instant moment = Instant.ofEpochMilli(timestamp);
        put(
                open,
                before -> aggregator.add(before, value, moment),
                key,
                timestamp,
                watermark,
                timers);
    }

    /** Changes some windows: all of them, or none if one refuses. */
    private void put(
            List<WindowTarget<A>> open,
            UnaryOperator<A> change,
            Row key,
            long timestamp,
            long watermark,
            TimerService timers) {
        List<A> accumulators = new ArrayList<>(open.size());
        List<Row> rows = new ArrayList<>(open.size());
        for (WindowTarget<A> target : open) {
            A accumulator = change.apply(target.accumulator().orElseGet(aggregator::create));
            accumulators.add(accumulator);
            rows.add(store.toRow(target.window(), accumulator));
        }
        for (int i = 0; i < rows.size(); i++) {
            store(open.get(i), rows.get(i), timestamp, watermark, timers);
        }
        for (int i = 0; i < rows.size(); i++) {
            WindowTimes.Span window = open.get(i).window();
            if (window.last() <= watermark || early.onUpdate()) {
                emit(new WindowStore.Entry<>(window, accumulators.get(i), true), key);
            }
        }
    }

    private List<WindowTarget<A>> targets(long earliest, long latest, long watermark) {
        try {
            return targets.of(earliest, latest, watermark);
        } catch (RuntimeException e) {
            throw failed("while windows were merged", e);
        }
    }

    private void store(
            WindowTarget<A> target, Row row, long timestamp, long watermark, TimerService timers) {
        WindowTimes.Span window = target.window();
        target.obsoleteEnds().forEach(store::remove);
        target.obsoleteTimers().forEach(time -> clock.delete(time, timers));
        store.put(window.end(), row);
        if (target.isNew() || life.outlivesEnd()) {
            registerEnd(window, watermark, timers);
        }
        if (early.atIntervals()) {
            long next = early.nextEmission(timestamp, watermark);
            if (next < window.last()) {
                clock.register(next, timers);
            }
        }
    }

    /**
     * Asks for the calls at a window's end and at its close. A window that is there has asked for
     * them; only where it's kept beyond its end has that perhaps been, before a restart from which
     * time goes by once more.
     */
    private void registerEnd(WindowTimes.Span window, long watermark, TimerService timers) {
        if (window.last() > watermark) {
            clock.register(window.last(), timers);
        }
        long closesAt = life.closesAt(window);
        if (life.outlivesEnd() && closesAt > watermark && closesAt != Long.MAX_VALUE) {
            clock.register(closesAt, timers);
        }
        clock.registerEndOfInput(timers);
    }

    private void fire(WindowTimes.Span window, A accumulator, Row key) {
        scope.cause().timer(window.last(), key);
        O result;
        boolean wanted;
        try {
            result =
                    aggregator.result(
                            key,
                            new WindowBounds(
                                    Instant.ofEpochMilli(window.start()),
                                    Instant.ofEpochMilli(window.end())),
                            accumulator);
            wanted = aggregator.isWanted(result);
        } catch (RuntimeException e) {
            throw failed("at the result of a window", e);
        }
        if (wanted) {
            output.emit(result);
        }
    }

    private StepFailedException failed(String what, RuntimeException error) {
        return StepFailedException.during(
                scope.definition().name(), scope.definition().type(), what, error);
    }
}
