package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.watch.CallWatch;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Adds events up, by key and by the part of time in which all events are in the same windows. What
 * it holds is bounded: when it's full, everything is handed on. Where that makes events hardly
 * fewer, it only turns each into what it gives alone, which is less to move, and tries again later.
 */
final class EventCombiner<I, A> {

    /** How many sums are kept at most. */
    private static final int MOST = 1 << 17;

    /** How many bytes they take at most, about. */
    private static final long MOST_BYTES = 32L << 20;

    /** How many events are added up at most where sums grow with them. */
    private static final int MOST_GROWING = 1 << 13;

    /** After how many events it's looked whether they became fewer. */
    private static final int SAMPLE = 4096;

    /** How many times as many events are handed on alone where they didn't. */
    private static final int PAUSE = 16;

    private final CallWatch watch;
    private final CombinedEvents events;
    private final KeyProbe key;
    private final ClassLoader plugin;
    private final WindowAggregator<I, A, ?> aggregator;
    private final Schema<A> accumulator;
    private final boolean growing;
    private final boolean holdsRows;
    private final long accumulatorBytes;
    private final EventInput<I> input;
    private final CombinedTimes times;
    private final PartialSums<A> sums;
    private final Consumer<Event> output;
    private long watermark = Long.MIN_VALUE;
    private long heldUntil = Long.MAX_VALUE;
    private boolean stopped;
    private long pause;
    private long seen;
    private Instant lastInstant = Instant.EPOCH;
    private long lastMillis;

    private EventCombiner(
            StepDefinition definition,
            LoadedStep step,
            WindowSpec<I, A, ?> spec,
            CombinedEvents events,
            StepTask task,
            Consumer<Event> output) {
        this.watch = task.watch(definition, () -> "while it combined records");
        this.events = events;
        this.key = events.keyBefore().probe();
        this.plugin = step.plugin();
        this.aggregator = PluginScope.call(step.plugin(), spec.aggregator());
        this.accumulator = spec.accumulator();
        this.growing = !AccumulatorSize.isBounded(spec.accumulator());
        this.holdsRows = AccumulatorSize.holdsRows(spec.accumulator().rowType());
        this.accumulatorBytes = AccumulatorSize.bytes(spec.accumulator().rowType());
        this.input = new EventInput<>(new Cause(), definition.inputTypes().get(0), spec.input());
        this.times = CombinedTimes.of(spec.window());
        this.sums = new PartialSums<>(times);
        this.output = output;
    }

    static <I, A, O> EventCombiner<I, A> of(
            StepDefinition definition,
            LoadedStep step,
            WindowSpec<I, A, O> spec,
            CombinedEvents events,
            StepTask task,
            Consumer<Event> output) {
        return new EventCombiner<>(definition, step, spec, events, task, output);
    }

    void add(Event event) {
        key.take(event.value());
        if (stopped || !isEarly(event.timestamp()) || !combined(event)) {
            if (times.dependOnOthers()) {
                flush();
            }
            output.accept(events.single(key.key(), event));
        }
    }

    /** Whether all windows of a moment end after the watermark. */
    private boolean isEarly(long timestamp) {
        return timestamp != Event.NO_TIMESTAMP && times.firstEnd(timestamp) - 1 > watermark;
    }

    /** Whether an event could be added; one that is refused is refused again where its key is. */
    private boolean combined(Event event) {
        long timestamp = event.timestamp();
        boolean alone = pause > 0;
        long part = times.part(timestamp);
        int hash = alone ? 0 : PartialSums.hash(key, part);
        PartialSums.Sum<A> sum = alone ? null : sums.find(key, hash, part, timestamp);
        A added = added(sum, event);
        if (added == null) {
            return false;
        }
        if (alone) {
            pause--;
            output.accept(
                    events.combined(key.key(), timestamp, timestamp, toRow(added), /* count= */ 1));
            return true;
        }
        if (sum == null) {
            sums.put(key, hash, part, added, timestamp);
        } else {
            sum.take(added, timestamp);
        }
        if (sum == null || times.dependOnOthers()) {
            heldUntil = Math.min(heldUntil, times.heldUntil(timestamp));
        }
        seen++;
        if (isFull()) {
            handOn();
        }
        return true;
    }

    /** What an event gives together with others, or alone; null if it's refused. */
    private A added(PartialSums.Sum<A> sum, Event arrived) {
        Event event = holdsRows ? arrived.materialized() : arrived;
        ClassLoader before = PluginScope.enter(plugin);
        watch.enter();
        try {
            return aggregator.add(
                    sum == null ? aggregator.create() : sum.accumulator(),
                    input.valueOf(event),
                    instant(event.timestamp()));
        } catch (RuntimeException e) {
            return null;
        } finally {
            watch.leave();
            PluginScope.leave(before);
        }
    }

    private Instant instant(long millis) {
        if (millis != lastMillis) {
            lastMillis = millis;
            lastInstant = Instant.ofEpochMilli(millis);
        }
        return lastInstant;
    }

    private boolean isFull() {
        return sums.size() >= MOST
                || sums.bytes() + sums.size() * accumulatorBytes >= MOST_BYTES
                || (growing && seen >= MOST_GROWING);
    }

    /** Hands everything on; where it isn't much less than what came, the next events go alone. */
    private void handOn() {
        if (seen >= SAMPLE && sums.size() > seen / 4 * 3) {
            pause = PAUSE * seen;
        }
        flush();
    }

    /** Hands on what has been added up. */
    void flush() {
        sums.takeAll(
                sum ->
                        output.accept(
                                events.combined(
                                        sum.key(),
                                        sum.earliest(),
                                        sum.latest(),
                                        toRow(sum.accumulator()),
                                        sum.count())));
        seen = 0;
        heldUntil = Long.MAX_VALUE;
    }

    private Row toRow(A value) {
        ClassLoader before = PluginScope.enter(plugin);
        try {
            return accumulator.toRow(value);
        } finally {
            PluginScope.leave(before);
        }
    }

    /** Ends it, after the last event. */
    void close() {
        watch.close();
    }

    /** Hands on what has to be there before the watermark comes to a time. */
    void advance(long time) {
        if (time >= heldUntil || growing) {
            handOn();
        }
        watermark = time;
    }

    /** Combines nothing more. */
    void stop() {
        flush();
        stopped = true;
    }
}
