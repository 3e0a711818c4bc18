package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A processor, run without a cluster; see {@link StepHarness} for what is looked after.
 *
 * <pre>{@code
 * try (ProcessorHarness<Order, Order> harness = ProcessorHarness.start(() -> spec(options))) {
 *     harness.process(order);
 *     harness.restore();
 *     harness.process(order);
 *     assertThat(harness.values()).containsExactly(order);
 * }
 * }</pre>
 *
 * @param <I> what the processor takes
 * @param <O> what it emits
 */
public final class ProcessorHarness<I, O> implements StepHarness {

    private static final Output<Void> NO_MAIN_OUTPUT =
            new Output<>() {
                @Override
                public void emit(Void value) {
                    throw new AssertionError("the step's spec declares no main output");
                }

                @Override
                public void emit(Emission<Void> emission) {
                    throw new AssertionError("the step's spec declares no main output");
                }
            };

    private final Supplier<ProcessorSpec<I, O>> description;
    private final MovableClock clock = new MovableClock();
    private final Emissions emissions = new Emissions();
    private ProcessorSpec<I, O> spec;
    private KeyOf key;
    private HarnessContext context;
    private Processor<I, O> processor;
    private Output<O> output;
    private long dropped;

    private ProcessorHarness(Supplier<ProcessorSpec<I, O>> description) {
        this.description = requireNonNull(description, "description");
    }

    /**
     * A running processor.
     *
     * @param description describes the step; called again for each new instance
     * @throws Exception whatever the processor throws when it's opened
     * @throws IllegalArgumentException if the description can't be planned, such as state without a
     *     key
     */
    @SuppressWarnings("unchecked") // what a description is for stays the same from call to call
    public static <I, O> ProcessorHarness<I, O> start(
            Supplier<? extends ProcessorSpec<I, O>> description) throws Exception {
        ProcessorHarness<I, O> harness =
                new ProcessorHarness<>((Supplier<ProcessorSpec<I, O>>) description);
        harness.open(new MemoryState());
        return harness;
    }

    /** Feeds a value without event time. */
    public void process(I value) throws Exception {
        process(TestRecord.of(spec.input().toRow(value)));
    }

    /** Feeds a value with an event time. */
    public void process(I value, Instant timestamp) throws Exception {
        process(TestRecord.of(spec.input().toRow(value), timestamp));
    }

    @Override
    public void process(TestRecord record) throws Exception {
        Row given = RowCopy.input(spec.input().rowType(), record.value());
        Row copy = RowCopy.input(spec.input().rowType(), record.value());
        Row keyRow = key.of(copy);
        HarnessInput<I> input = new HarnessInput<>(spec.input().fromRow(given), keyRow, record);
        int before = emissions.count();
        context.setKey(keyRow);
        emissions.watch("the input", given, copy);
        emissions.begin(Emissions.Cause.of(record));
        try {
            processor.process(input, output);
            dropped += emissions.count() == before ? 1 : 0;
        } finally {
            input.end();
            emissions.end();
        }
    }

    @Override
    public void advanceWatermark(Instant watermark) throws Exception {
        context.memoryTimers().advance(watermark);
        fire(Timer.Domain.EVENT_TIME, watermark);
    }

    @Override
    public void advanceClock(Duration by) throws Exception {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock can't go back by " + by);
        }
        Instant until = clock.instant().plus(by);
        fire(Timer.Domain.PROCESSING_TIME, until);
        clock.set(until);
    }

    private void fire(Timer.Domain domain, Instant until) throws Exception {
        Optional<Timer> due = context.memoryTimers().takeDue(domain, until);
        while (due.isPresent()) {
            Timer timer = due.get();
            if (domain == Timer.Domain.PROCESSING_TIME && timer.time().isAfter(clock.instant())) {
                clock.set(timer.time());
            }
            context.setKey(timer.key());
            emissions.begin(Emissions.Cause.at(timer.time()));
            try {
                processor.onTimer(timer, output);
            } finally {
                emissions.end();
            }
            due = context.memoryTimers().takeDue(domain, until);
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** What the main output was given and nobody has taken yet, in order. */
    public List<O> values() {
        return spec.output().map(schema -> values(Emitted.MAIN, schema)).orElse(List.of());
    }

    /** What a side output was given and nobody has taken yet, in order. */
    public <T> List<T> values(SideOutput<T> sideOutput) {
        return values(sideOutput.name(), sideOutput.schema());
    }

    private <T> List<T> values(String output, Schema<T> schema) {
        return emissions.all().stream()
                .filter(emitted -> emitted.output().equals(output))
                .map(emitted -> schema.fromRow(emitted.value()))
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

    @Override
    public long dropped() {
        return dropped;
    }

    /** The metrics of the present instance. */
    public RecordedMetrics metrics() {
        return context.recordedMetrics();
    }

    /** The number of keys that state is kept for, expired or not. */
    public long keysWithState() {
        return context.memoryState().keys();
    }

    /** The timers that wait, in the order of their registration. */
    public List<Timer> timers() {
        return List.copyOf(context.memoryTimers().all());
    }

    @Override
    public StepSnapshot snapshot() {
        return new StepSnapshot(
                new StepSnapshot.Content.Keyed(
                        context.memoryState().copy(), context.memoryTimers().all()),
                context.memoryTimers().watermark(),
                new StepSnapshot.Progress(clock.instant(), emissions.all(), dropped));
    }

    @Override
    public void restore(StepSnapshot snapshot) throws Exception {
        processor.close();
        emissions.restore(snapshot.progress().emitted());
        dropped = snapshot.progress().dropped();
        clock.set(snapshot.progress().now());
        open(snapshot.keyed().state().copy());
        context.memoryTimers().restore(snapshot.keyed().timers(), snapshot.watermark());
    }

    private void open(MemoryState state) throws Exception {
        spec = description.get();
        key = KeyOf.only(spec.declarations(), spec.input().rowType());
        context = new HarnessContext(spec.declarations(), state, emissions, clock);
        processor = requireNonNull(spec.processor().get(), "the spec's supplier gave no processor");
        output = mainOutput();
        processor.open(context);
    }

    @SuppressWarnings("unchecked") // a step without a main output has none of type O to give
    private Output<O> mainOutput() {
        return spec.output()
                .<Output<O>>map(
                        schema ->
                                new HarnessContext.CollectingOutput<>(
                                        Emitted.MAIN, schema, emissions))
                .orElse((Output<O>) NO_MAIN_OUTPUT);
    }

    @Override
    public void close() throws Exception {
        processor.close();
    }
}
