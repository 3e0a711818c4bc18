package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.watch.CallWatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds events up, by key and by the part of time in which all events are in the same windows. */
final class EventCombiner<I, A> {

    /** How many sums are kept at most. */
    private static final int MOST = 8192;

    /** After how many events it's looked whether they become fewer. */
    private static final int SAMPLE = 4096;

    /** How many events are handed on as they are where they don't. */
    private static final int PAUSE = 16 * SAMPLE;

    /** What the events of a key and a part of time gave. */
    private static final class Sum<A> {
        private A accumulator;
        private long count;
        private long newest = Long.MIN_VALUE;
    }

    private record Place(Row key, long part) {}

    private final Map<Place, Sum<A>> sums = new LinkedHashMap<>();
    private final CallWatch watch;
    private final CombinedEvents events;
    private final EventKey key;
    private final ClassLoader plugin;
    private final WindowAggregator<I, A, ?> aggregator;
    private final Schema<A> accumulator;
    private final EventInput<I> input;
    private final WindowTimes windows;
    private final Consumer<Event> output;
    private long watermark = Long.MIN_VALUE;
    private boolean stopped;
    private int pause;
    private int seen;
    private int made;

    private EventCombiner(
            StepDefinition definition,
            LoadedStep step,
            WindowSpec<I, A, ?> spec,
            CombinedEvents events,
            StepTask task,
            Consumer<Event> output) {
        this.watch = task.watch(definition, () -> "while it combined records");
        this.events = events;
        this.key = events.keyBefore();
        this.plugin = step.plugin();
        this.aggregator = PluginScope.call(step.plugin(), spec.aggregator());
        this.accumulator = spec.accumulator();
        this.input = new EventInput<>(new Cause(), definition.inputTypes().get(0), spec.input());
        this.windows = WindowTimes.of(spec.window());
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
        Row keyRow = key.getKey(event);
        if (stopped || pausing() || !isEarly(event.timestamp()) || !combined(event, keyRow)) {
            output.accept(events.single(keyRow, event));
        }
    }

    private boolean pausing() {
        if (pause > 0) {
            pause--;
            return true;
        }
        return false;
    }

    /** Whether all windows of a moment end after the watermark. */
    private boolean isEarly(long timestamp) {
        return timestamp != Event.NO_TIMESTAMP && windows.firstEnd(timestamp) - 1 > watermark;
    }

    /** Whether an event could be added; one that is refused is refused again where its key is. */
    private boolean combined(Event event, Row keyRow) {
        Place place = new Place(keyRow, windows.part(event.timestamp()));
        Sum<A> sum = sums.get(place);
        ClassLoader before = PluginScope.enter(plugin);
        watch.enter();
        A added;
        try {
            added =
                    aggregator.add(
                            sum == null ? aggregator.create() : sum.accumulator,
                            input.valueOf(event),
                            Instant.ofEpochMilli(event.timestamp()));
        } catch (RuntimeException e) {
            return false;
        } finally {
            watch.leave();
            PluginScope.leave(before);
        }
        if (sum == null) {
            sum = new Sum<>();
            sums.put(place, sum);
            made++;
        }
        sum.accumulator = added;
        sum.count++;
        sum.newest = Math.max(sum.newest, event.timestamp());
        look();
        return true;
    }

    /** Stops for a while where most events are the only ones of their key and time. */
    private void look() {
        seen++;
        if (seen == SAMPLE) {
            pause = made > SAMPLE / 2 ? PAUSE : 0;
            seen = 0;
            made = 0;
        }
        if (sums.size() >= MOST || pause > 0) {
            flush();
        }
    }

    /** Hands on what has been added up. */
    void flush() {
        sums.forEach(
                (place, sum) ->
                        output.accept(
                                events.combined(
                                        place.key(),
                                        sum.newest,
                                        toRow(sum.accumulator),
                                        sum.count)));
        sums.clear();
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

    void advance(long time) {
        watermark = time;
    }

    /** Combines nothing more. */
    void stop() {
        stopped = true;
    }
}
