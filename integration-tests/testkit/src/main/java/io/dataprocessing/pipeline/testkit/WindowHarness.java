package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A window step, run without a cluster; see {@link StepHarness} for what is looked after. Windows
 * are emitted in the order of their ends when time reaches their last millisecond, again for every
 * record that comes within the allowed lateness, and earlier where the step asks for it. Late
 * records that are neither dropped nor dead letters leave through the output {@code late}. A
 * watermark at the end of time ends the input: it also ends windows over processing time.
 *
 * @param <I> what comes in
 * @param <A> the accumulator
 * @param <O> what a window emits
 */
public final class WindowHarness<I, A, O> implements StepHarness {

    /** The name of the output for late records. */
    public static final String LATE = "late";

    /** The name under which late records stand that the platform sends to the dead letters. */
    public static final String DEAD_LETTERS = "dead-letters";

    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Supplier<WindowSpec<I, A, O>> description;
    private final MovableClock clock = new MovableClock();
    private final Emissions emissions = new Emissions();
    private final boolean combining;
    private WindowSpec<I, A, O> spec;
    private KeyOf key;
    private OpenWindows<I, A, O> windows;
    private Optional<Instant> watermark = Optional.empty();
    private long dropped;

    private WindowHarness(Supplier<WindowSpec<I, A, O>> description, boolean combining) {
        this.description = requireNonNull(description, "description");
        this.combining = combining;
    }

    /**
     * A running window step.
     *
     * @param description describes the step; called again for each new instance
     * @throws IllegalArgumentException if the description can't be planned: it has no key
     */
    @SuppressWarnings("unchecked") // what a description is for stays the same from call to call
    public static <I, A, O> WindowHarness<I, A, O> start(
            Supplier<? extends WindowSpec<I, A, O>> description) {
        return started((Supplier<WindowSpec<I, A, O>>) description, false);
    }

    /**
     * A running window step that adds every record to an empty accumulator and merges that into the
     * window's, as the platform does where it combines records before it moves them.
     */
    @SuppressWarnings("unchecked") // what a description is for stays the same from call to call
    public static <I, A, O> WindowHarness<I, A, O> startCombining(
            Supplier<? extends WindowSpec<I, A, O>> description) {
        return started((Supplier<WindowSpec<I, A, O>>) description, true);
    }

    private static <I, A, O> WindowHarness<I, A, O> started(
            Supplier<WindowSpec<I, A, O>> description, boolean combining) {
        WindowHarness<I, A, O> harness = new WindowHarness<>(description, combining);
        harness.open(OpenWindows.Content.empty());
        return harness;
    }

    /** Feeds a value. */
    public void process(I value, Instant timestamp) {
        process(TestRecord.of(spec.input().toRow(value), timestamp));
    }

    /**
     * Feeds a record.
     *
     * @throws IllegalArgumentException if it has no event time
     */
    @Override
    public void process(int input, TestRecord record) {
        if (input != 0) {
            throw new IllegalArgumentException("a window step has one input, not " + input);
        }
        process(record);
    }

    @Override
    public void process(TestRecord record) {
        Instant timestamp =
                processingTime()
                        ? clock.instant()
                        : record.timestamp()
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "a window needs event time"));
        Row given = RowCopy.input(spec.input().rowType(), record.value());
        Row copy = RowCopy.input(spec.input().rowType(), record.value());
        Row keyRow = key.of(copy);
        emissions.watch("the input", given, copy);
        Optional<Instant> ended = ended();
        List<WindowBounds> into =
                windows.assign(keyRow, timestamp).stream()
                        .filter(window -> !windows.closed(window, ended))
                        .toList();
        if (into.isEmpty()) {
            late(record, copy);
            return;
        }
        I value = spec.input().fromRow(given);
        for (WindowBounds window : into) {
            windows.add(keyRow, window, value, timestamp);
            if (windows.due(window, ended) || spec.emission() instanceof WindowEmission.OnUpdate) {
                emit(new OpenWindows.Place(keyRow, window));
            } else if (spec.emission() instanceof WindowEmission.Every every) {
                emitLater(keyRow, window, timestamp, every.interval());
            }
        }
        emissions.end();
    }

    private void emitLater(Row keyRow, WindowBounds window, Instant timestamp, Duration interval) {
        long from = timestamp.toEpochMilli();
        if (ended().isPresent()) {
            from = Math.max(from, ended().get().toEpochMilli() + 1);
        }
        long moment = (Math.floorDiv(from, interval.toMillis()) + 1) * interval.toMillis() - 1;
        if (moment < window.end().toEpochMilli() - 1) {
            windows.emitAt(keyRow, Instant.ofEpochMilli(moment));
        }
    }

    private boolean processingTime() {
        return spec.time() == WindowTime.PROCESSING;
    }

    /** The last moment that windows have ended by; empty before the first watermark. */
    private Optional<Instant> ended() {
        return processingTime() ? Optional.of(clock.instant().minusMillis(1)) : watermark;
    }

    private void late(TestRecord record, Row row) {
        switch (spec.late()) {
            case DROP -> dropped++;
            case OUTPUT -> hand(LATE, record, row);
            case DEAD_LETTER -> hand(DEAD_LETTERS, record, row);
        }
    }

    private void hand(String output, TestRecord record, Row row) {
        emissions.begin(Emissions.Cause.of(record));
        emissions.add(output, Schemas.rows(spec.input().rowType()), Emission.of(row));
        emissions.end();
    }

    private void emit(OpenWindows.Place place) {
        emissions.begin(Emissions.Cause.at(place.window().end().minusMillis(1)));
        windows.result(place.key(), place.window())
                .ifPresent(
                        result -> emissions.add(Emitted.MAIN, spec.output(), Emission.of(result)));
        emissions.end();
        if (spec.emission() instanceof WindowEmission.Every) {
            windows.markEmitted(place);
        }
    }

    @Override
    public void advanceWatermark(Instant to) {
        if (watermark.isPresent() && to.isBefore(watermark.get())) {
            throw new IllegalArgumentException(
                    "the watermark is at %s and can't go back to %s"
                            .formatted(watermark.get(), to));
        }
        Optional<Instant> before = watermark;
        watermark = Optional.of(to);
        if (!processingTime()) {
            reach(before, to);
        } else if (to.equals(END)) {
            windows.inOrderOfEnd().stream().filter(this::isEmittedAtEnd).forEach(this::emit);
            windows.removeClosed(Optional.of(END));
        }
    }

    private void reach(Optional<Instant> before, Instant to) {
        for (Instant moment : windows.moments(before, to)) {
            List<Row> due = windows.takeEmissions(moment);
            for (OpenWindows.Place place : windows.inOrderOfEnd()) {
                boolean ends = place.window().end().minusMillis(1).equals(moment);
                boolean early = due.contains(place.key()) && windows.hasChanged(place);
                if (ends ? isEmittedAtEnd(place) : early) {
                    emit(place);
                }
            }
            windows.removeClosed(Optional.of(moment));
        }
        windows.removeClosed(Optional.of(to));
    }

    private boolean isEmittedAtEnd(OpenWindows.Place place) {
        WindowEmission emission = spec.emission();
        return emission instanceof WindowEmission.OnClose
                || (emission instanceof WindowEmission.Every && windows.hasChanged(place));
    }

    @Override
    public void advanceClock(Duration by) {
        Optional<Instant> before = ended();
        clock.set(clock.instant().plus(by));
        if (processingTime()) {
            reach(before, ended().orElseThrow());
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** What windows gave and nobody has taken yet, in order. */
    public List<O> values() {
        return emissions.all().stream()
                .filter(emitted -> emitted.output().equals(Emitted.MAIN))
                .map(emitted -> spec.output().fromRow(emitted.value()))
                .toList();
    }

    @Override
    public List<Emitted> emitted() {
        return emissions.all();
    }

    @Override
    public List<Emitted> take() {
        return emissions.take();
    }

    @Override
    public void failNextEmission(RuntimeException failure) {
        emissions.failNext(requireNonNull(failure, "failure"));
    }

    /** How many records came too late and were dropped. */
    @Override
    public long dropped() {
        return dropped;
    }

    /** The number of windows, of all keys, that something is kept for. */
    public int openWindows() {
        return windows.inOrderOfEnd().size();
    }

    @Override
    public StepSnapshot snapshot() {
        return new StepSnapshot(
                new StepSnapshot.Content.Windowed(windows.content()),
                watermark,
                new StepSnapshot.Progress(clock.instant(), emissions.all(), dropped));
    }

    @Override
    public void restore() {
        restore(snapshot());
    }

    @Override
    public void restore(StepSnapshot snapshot) {
        emissions.restore(snapshot.progress().emitted());
        dropped = snapshot.progress().dropped();
        clock.set(snapshot.progress().now());
        watermark = snapshot.watermark();
        open(snapshot.windowed().windows());
    }

    private void open(OpenWindows.Content content) {
        spec = description.get();
        key = KeyOf.only(spec.declarations(), spec.input().rowType());
        if (spec.declarations().key().isEmpty()) {
            throw new IllegalArgumentException("a window step needs a key: use keyBy");
        }
        windows = new OpenWindows<>(spec, content, combining);
    }

    @Override
    public void close() {}
}
