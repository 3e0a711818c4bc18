package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A window step, run without a cluster; see {@link StepHarness} for what is looked after. Windows
 * are emitted in the order of their ends when the watermark reaches their last millisecond, and
 * again for every record that comes within the allowed lateness. Late records that are neither
 * dropped nor dead letters leave through the output {@code late}.
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
        harness.open(Map.of());
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
                record.timestamp()
                        .orElseThrow(
                                () -> new IllegalArgumentException("a window needs event time"));
        Row given = RowCopy.input(spec.input().rowType(), record.value());
        Row copy = RowCopy.input(spec.input().rowType(), record.value());
        Row keyRow = key.of(copy);
        emissions.watch("the input", given, copy);
        List<WindowBounds> into =
                windows.assign(keyRow, timestamp).stream()
                        .filter(window -> !windows.closed(window, watermark))
                        .toList();
        if (into.isEmpty()) {
            late(record, copy);
            return;
        }
        I value = spec.input().fromRow(given);
        for (WindowBounds window : into) {
            windows.add(keyRow, window, value, timestamp);
            if (windows.due(window, watermark)) {
                emit(keyRow, window);
            }
        }
        emissions.end();
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

    private void emit(Row keyRow, WindowBounds window) {
        emissions.begin(Emissions.Cause.at(window.end().minusMillis(1)));
        emissions.add(Emitted.MAIN, spec.output(), Emission.of(windows.result(keyRow, window)));
        emissions.end();
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
        for (OpenWindows.Place place : windows.inOrderOfEnd()) {
            if (windows.due(place.window(), watermark) && !windows.due(place.window(), before)) {
                emit(place.key(), place.window());
            }
        }
        windows.removeClosed(watermark);
    }

    @Override
    public void advanceClock(Duration by) {
        clock.set(clock.instant().plus(by));
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

    private void open(Map<OpenWindows.Place, Row> content) {
        spec = description.get();
        key = KeyOf.only(spec.declarations(), spec.input().rowType());
        if (key.positions().isEmpty()) {
            throw new IllegalArgumentException("a window step needs a key: use keyBy");
        }
        windows = new OpenWindows<>(spec, content, combining);
    }

    @Override
    public void close() {}
}
