package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Declarations;
import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the harnesses of processors have in common: they are called for records and timers in the
 * platform's order, each call with its cause, its key and the time it belongs to.
 */
final class HarnessRun {

    private static final List<String> LATE_OUTPUTS =
            List.of(CoProcessorHarness.LATE_LEFT, CoProcessorHarness.LATE_RIGHT);

    /** The calls into a processor. */
    interface Calls {

        /** A record of an input, as that input's type. */
        void process(int input, Row given, Row key, TestRecord record) throws Exception;

        /** A timer. */
        void onTimer(Timer timer) throws Exception;
    }

    private final Calls calls;
    private final MovableClock clock = new MovableClock();
    private final Emissions emissions = new Emissions();
    private final StateFault stateFault = new StateFault();
    private List<RowType> inputTypes = List.of();
    private List<KeyOf> keys = List.of();
    private Optional<LatePolicy> order = Optional.empty();
    private HeldRecords held = new HeldRecords();
    private HarnessContext context;
    private long dropped;

    HarnessRun(Calls calls) {
        this.calls = calls;
    }

    /** Makes ready for a new instance, with the state of the one before if there was one. */
    HarnessContext open(StepSpec spec, MemoryState state) {
        Declarations declared = spec.declarations();
        inputTypes = spec.inputTypes();
        keys =
                IntStream.range(0, inputTypes.size())
                        .mapToObj(input -> KeyOf.of(declared, input, inputTypes))
                        .toList();
        order =
                declared.time() instanceof EventTimeUse.Ordered ordered
                        ? Optional.of(ordered.late())
                        : Optional.empty();
        context = new HarnessContext(declared, state, emissions, stateFault, clock);
        return context;
    }

    Emissions emissions() {
        return emissions;
    }

    StateFault stateFault() {
        return stateFault;
    }

    HarnessContext context() {
        return context;
    }

    MovableClock clock() {
        return clock;
    }

    long dropped() {
        return dropped;
    }

    void process(int input, TestRecord record) throws Exception {
        if (input < 0 || input >= inputTypes.size()) {
            throw new IllegalArgumentException(
                    "the step has no input %d; it has %d".formatted(input, inputTypes.size()));
        }
        if (order.isEmpty()) {
            context.memoryTimers().showWatermark();
            call(input, record);
        } else {
            hold(input, record, order.get());
        }
    }

    private void hold(int input, TestRecord record, LatePolicy late) {
        Instant time =
                record.timestamp()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the record has no timestamp, so it has no place"
                                                        + " in event time"));
        Optional<Instant> watermark = context.memoryTimers().reached();
        if (watermark.isPresent()
                && !time.truncatedTo(ChronoUnit.MILLIS).isAfter(watermark.get())) {
            switch (late) {
                case DROP -> dropped++;
                case OUTPUT ->
                        hand(
                                inputTypes.size() == 1
                                        ? WindowHarness.LATE
                                        : LATE_OUTPUTS.get(input),
                                record);
                case DEAD_LETTER -> hand(WindowHarness.DEAD_LETTERS, record);
            }
            return;
        }
        Row row = RowCopy.input(inputTypes.get(input), record.value());
        held.add(time, input, keys.get(input).of(row), record);
    }

    private void hand(String output, TestRecord record) {
        emissions.begin(Emissions.Cause.of(record));
        emissions.add(output, Schemas.rows(record.value().type()), Emission.of(record.value()));
        emissions.end();
    }

    private void call(int input, TestRecord record) throws Exception {
        RowType type = inputTypes.get(input);
        Row given = RowCopy.input(type, record.value());
        Row copy = RowCopy.input(type, record.value());
        Row key = keys.get(input).of(copy);
        int before = emissions.count();
        context.setKey(key);
        emissions.watch("the input", given, copy);
        emissions.begin(Emissions.Cause.of(record));
        try {
            calls.process(input, given, key, record);
            dropped += emissions.count() == before ? 1 : 0;
        } finally {
            emissions.end();
        }
    }

    /**
     * Moves event time. What a record that waited throws is thrown at the end, since on the
     * platform the record goes to the step's error policy and the others don't notice.
     */
    void advanceWatermark(Instant watermark) throws Exception {
        MemoryTimers timers = context.memoryTimers();
        timers.advance(watermark);
        List<Exception> failures = new ArrayList<>();
        Optional<Instant> next = nextMoment();
        while (next.isPresent() && !next.get().isAfter(watermark)) {
            Instant moment = next.get();
            if (order.isPresent()) {
                timers.show(moment.minusMillis(1));
            }
            if (held.earliest().equals(next)) {
                held.takeEarliest().forEach(record -> call(record, failures));
            } else {
                if (order.isPresent()) {
                    timers.show(moment);
                }
                fire(timers.takeDue(Timer.Domain.EVENT_TIME, moment).orElseThrow());
            }
            next = nextMoment();
        }
        timers.showWatermark();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** The time of the next record that waits or event-time timer. */
    private Optional<Instant> nextMoment() {
        return Stream.of(held.earliest(), context.memoryTimers().earliest(Timer.Domain.EVENT_TIME))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void call(HeldRecords.Held waited, List<Exception> failures) {
        try {
            call(waited.input(), waited.record());
        } catch (Exception e) {
            failures.add(e);
        }
    }

    void advanceClock(Duration by) throws Exception {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock can't go back by " + by);
        }
        Instant until = clock.instant().plus(by);
        MemoryTimers timers = context.memoryTimers();
        Optional<Timer> due = timers.takeDue(Timer.Domain.PROCESSING_TIME, until);
        while (due.isPresent()) {
            if (due.get().time().isAfter(clock.instant())) {
                clock.set(due.get().time());
            }
            fire(due.get());
            due = timers.takeDue(Timer.Domain.PROCESSING_TIME, until);
        }
        clock.set(until);
    }

    private void fire(Timer timer) throws Exception {
        context.setKey(timer.key());
        emissions.begin(Emissions.Cause.at(timer.time()));
        try {
            calls.onTimer(timer);
        } finally {
            emissions.end();
        }
    }

    /** What an output was given and nobody has taken yet, in order. */
    <T> List<T> values(String output, Schema<T> schema) {
        return emissions.all().stream()
                .filter(emitted -> emitted.output().equals(output))
                .map(emitted -> schema.fromRow(emitted.value()))
                .toList();
    }

    /** The number of keys that something is kept for. */
    long keysWithState() {
        return Stream.concat(context.memoryState().keys().stream(), held.keys().stream())
                .distinct()
                .count();
    }

    StepSnapshot snapshot() {
        return new StepSnapshot(
                new StepSnapshot.Content.Keyed(
                        context.memoryState().copy(), context.memoryTimers().all(), held.copy()),
                context.memoryTimers().reached(),
                new StepSnapshot.Progress(clock.instant(), emissions.all(), dropped));
    }

    /** Goes back, but for the state and the timers. */
    void goBack(StepSnapshot snapshot) {
        emissions.restore(snapshot.progress().emitted());
        dropped = snapshot.progress().dropped();
        clock.set(snapshot.progress().now());
        held = snapshot.keyed().held().copy();
    }

    /** Puts the timers of a snapshot back after a new instance was opened. */
    void restoreTimers(StepSnapshot snapshot) {
        context.memoryTimers().restore(snapshot.keyed().timers(), snapshot.watermark());
    }
}
