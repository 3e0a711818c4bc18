package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final HarnessRun run = new HarnessRun(new Calling());
    private ProcessorSpec<I, O> spec;
    private Processor<I, O> processor;
    private Output<O> output;

    private ProcessorHarness(Supplier<ProcessorSpec<I, O>> description) {
        this.description = requireNonNull(description, "description");
    }

    /** Hands records and timers to the present instance. */
    private final class Calling implements HarnessRun.Calls {

        @Override
        public void process(int index, Row given, Row key, TestRecord record) throws Exception {
            HarnessInput<I> input = new HarnessInput<>(spec.input().fromRow(given), key, record);
            try {
                processor.process(input, output);
            } finally {
                input.end();
            }
        }

        @Override
        public void onTimer(Timer timer) throws Exception {
            processor.onTimer(timer, output);
        }
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
    public void process(int input, TestRecord record) throws Exception {
        run.process(input, record);
    }

    @Override
    public void advanceWatermark(Instant watermark) throws Exception {
        run.advanceWatermark(watermark);
    }

    @Override
    public void advanceClock(Duration by) throws Exception {
        run.advanceClock(by);
    }

    @Override
    public Instant now() {
        return run.clock().instant();
    }

    /** What the main output was given and nobody has taken yet, in order. */
    public List<O> values() {
        return spec.output().map(schema -> run.values(Emitted.MAIN, schema)).orElse(List.of());
    }

    /** What a side output was given and nobody has taken yet, in order. */
    public <T> List<T> values(SideOutput<T> sideOutput) {
        return run.values(sideOutput.name(), sideOutput.schema());
    }

    @Override
    public List<Emitted> emitted() {
        return run.emissions().all();
    }

    @Override
    public List<Emitted> take() {
        return run.emissions().take();
    }

    @Override
    public void failNextEmission(RuntimeException failure) {
        run.emissions().failNext(requireNonNull(failure, "failure"));
    }

    /**
     * Lets one of the next reads or writes of keyed state throw, as a disk that is full would; the
     * other ones before and behind it succeed.
     *
     * @param access which one, the next being 1
     * @throws IllegalArgumentException if it's less than 1
     */
    public void failStateAccess(int access, RuntimeException failure) {
        run.stateFault().failAt(access, requireNonNull(failure, "failure"));
    }

    @Override
    public long dropped() {
        return run.dropped();
    }

    /** The metrics of the present instance. */
    public RecordedMetrics metrics() {
        return run.context().recordedMetrics();
    }

    /**
     * The number of keys that state is kept for, expired or not, or that records wait for their
     * time.
     */
    public long keysWithState() {
        return run.keysWithState();
    }

    /** The timers that wait, in the order of their registration. */
    public List<Timer> timers() {
        return List.copyOf(run.context().memoryTimers().all());
    }

    @Override
    public StepSnapshot snapshot() {
        return run.snapshot();
    }

    @Override
    public void restore(StepSnapshot snapshot) throws Exception {
        processor.close();
        run.goBack(snapshot);
        open(snapshot.keyed().state().copy());
        run.restoreTimers(snapshot);
    }

    private void open(MemoryState state) throws Exception {
        spec = description.get();
        HarnessContext context = run.open(spec, state);
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
                                        Emitted.MAIN, schema, run.emissions()))
                .orElse((Output<O>) NO_MAIN_OUTPUT);
    }

    @Override
    public void close() throws Exception {
        processor.close();
    }
}
