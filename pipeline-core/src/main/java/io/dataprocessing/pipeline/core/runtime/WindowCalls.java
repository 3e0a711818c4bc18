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
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** The calls into a {@link WindowAggregator}: adding events, firing windows, closing them. */
final class WindowCalls<I, A, O> {

    private final StepScope scope;
    private final WindowAggregator<I, A, O> aggregator;
    private final EventInput<I> input;
    private final Output<O> output;
    private final WindowStore<A> store;
    private final WindowLife life;
    private final WindowTargets<A> targets;
    private final LateEvents late;

    private WindowCalls(StepScope scope, WindowSpec<I, A, O> spec, RuntimeContext runtime) {
        this.scope = scope;
        this.aggregator = scope.make(spec.aggregator());
        this.input = scope.input(0, spec.input());
        this.output = scope.mainOutput(spec.output());
        this.store = new WindowStore<>(spec.accumulator());
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

    static WindowCalls<?, ?, ?> open(StepDefinition definition, RuntimeContext runtime) {
        LoadedStep step = definition.load(WindowSpec.class, runtime.getUserCodeClassLoader());
        WindowSpec<?, ?, ?> spec = (WindowSpec<?, ?, ?>) step.spec();
        return of(new StepScope(definition, step, runtime), spec, runtime);
    }

    private static <I, A, O> WindowCalls<I, A, O> of(
            StepScope scope, WindowSpec<I, A, O> spec, RuntimeContext runtime) {
        return new WindowCalls<>(scope, spec, runtime);
    }

    Outlet outlet() {
        return scope.outlet();
    }

    void process(Event event, Row key, TimerService timers, Collector<Event> out) throws Exception {
        scope.forEvent(event, key, timers, out, () -> add(event, key, timers));
    }

    void onTimer(long time, Row key, TimerService timers, Collector<Event> out) {
        scope.forTimer(
                time,
                key,
                timers,
                out,
                () -> {
                    store.endingAt(time + 1)
                            .ifPresent(entry -> fire(entry.window(), entry.accumulator(), key));
                    store.remove(life.endOfClosed(time));
                });
    }

    private void add(Event event, Row key, TimerService timers) {
        if (event.timestamp() == Event.NO_TIMESTAMP) {
            throw new SchemaException("the event has no timestamp, so it's in no window");
        }
        long watermark = timers.currentWatermark();
        List<WindowTarget<A>> open = targets(event.timestamp(), watermark);
        if (open.isEmpty()) {
            late.handle(event, watermark, "its windows were closed");
            return;
        }
        I value = input.valueOf(event);
        Instant timestamp = Instant.ofEpochMilli(event.timestamp());
        List<A> accumulators = new ArrayList<>(open.size());
        List<Row> rows = new ArrayList<>(open.size());
        for (WindowTarget<A> target : open) {
            A accumulator =
                    aggregator.add(
                            target.accumulator().orElseGet(aggregator::create), value, timestamp);
            accumulators.add(accumulator);
            rows.add(store.toRow(target.window(), accumulator));
        }
        // Only now is anything stored: an event that one window refuses is in none of them.
        for (int i = 0; i < rows.size(); i++) {
            store(open.get(i), rows.get(i), timers);
        }
        for (int i = 0; i < rows.size(); i++) {
            if (open.get(i).window().last() <= watermark) {
                fire(open.get(i).window(), accumulators.get(i), key);
            }
        }
    }

    private List<WindowTarget<A>> targets(long timestamp, long watermark) {
        try {
            return targets.of(timestamp, watermark);
        } catch (RuntimeException e) {
            throw failed("while windows were merged", e);
        }
    }

    private void store(WindowTarget<A> target, Row row, TimerService timers) {
        target.obsoleteEnds().forEach(store::remove);
        target.obsoleteTimers().forEach(timers::deleteEventTimeTimer);
        store.put(target.window().end(), row);
        long watermark = timers.currentWatermark();
        if (target.window().last() > watermark) {
            timers.registerEventTimeTimer(target.window().last());
        }
        long closesAt = life.closesAt(target.window());
        if (closesAt > watermark && closesAt != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(closesAt);
        }
    }

    private void fire(WindowTimes.Span window, A accumulator, Row key) {
        scope.cause().timer(window.last(), key);
        O result;
        try {
            result =
                    aggregator.result(
                            key,
                            new WindowBounds(
                                    Instant.ofEpochMilli(window.start()),
                                    Instant.ofEpochMilli(window.end())),
                            accumulator);
        } catch (RuntimeException e) {
            throw failed("at the result of a window", e);
        }
        output.emit(result);
    }

    private StepFailedException failed(String what, RuntimeException error) {
        return StepFailedException.during(
                scope.definition().name(), scope.definition().type(), what, error);
    }
}
