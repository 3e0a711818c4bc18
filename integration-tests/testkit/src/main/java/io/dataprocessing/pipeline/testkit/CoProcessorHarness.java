package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A processor with two inputs, run without a cluster; see {@link StepHarness} for what is looked
 * after. Event time is one for both inputs: the smaller of the two, as a processor sees it.
 *
 * <pre>{@code
 * try (CoProcessorHarness<Row, Row, Row> harness = CoProcessorHarness.start(() -> spec(options))) {
 *     harness.processLeft(order, noon);
 *     harness.processRight(payment, noon);
 *     harness.advanceWatermark(noon);
 *     assertThat(harness.values()).containsExactly(paidOrder);
 * }
 * }</pre>
 *
 * @param <L> what comes from the first input
 * @param <R> what comes from the second input
 * @param <O> what the processor emits
 */
public final class CoProcessorHarness<L, R, O> implements StepHarness {

    /** The name of the output for late records of the first input. */
    public static final String LATE_LEFT = "late-left";

    /** The name of the output for late records of the second input. */
    public static final String LATE_RIGHT = "late-right";

    private final Supplier<CoProcessorSpec<L, R, O>> description;
    private final HarnessRun run = new HarnessRun(new Calling());
    private CoProcessorSpec<L, R, O> spec;
    private CoProcessor<L, R, O> processor;
    private Output<O> output;

    private CoProcessorHarness(Supplier<CoProcessorSpec<L, R, O>> description) {
        this.description = requireNonNull(description, "description");
    }

    /** Hands records and timers to the present instance. */
    private final class Calling implements HarnessRun.Calls {

        @Override
        public void process(int index, Row given, Row key, TestRecord record) throws Exception {
            if (index == 0) {
                HarnessInput<L> input = new HarnessInput<>(spec.left().fromRow(given), key, record);
                try {
                    processor.processLeft(input, output);
                } finally {
                    input.end();
                }
            } else {
                HarnessInput<R> input =
                        new HarnessInput<>(spec.right().fromRow(given), key, record);
                try {
                    processor.processRight(input, output);
                } finally {
                    input.end();
                }
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
    public static <L, R, O> CoProcessorHarness<L, R, O> start(
            Supplier<? extends CoProcessorSpec<L, R, O>> description) throws Exception {
        CoProcessorHarness<L, R, O> harness =
                new CoProcessorHarness<>((Supplier<CoProcessorSpec<L, R, O>>) description);
        harness.open(new MemoryState());
        return harness;
    }

    /** Feeds a value with an event time to the first input. */
    public void processLeft(L value, Instant timestamp) throws Exception {
        process(0, TestRecord.of(spec.left().toRow(value), timestamp));
    }

    /** Feeds a value with an event time to the second input. */
    public void processRight(R value, Instant timestamp) throws Exception {
        process(1, TestRecord.of(spec.right().toRow(value), timestamp));
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
        return run.values(Emitted.MAIN, spec.output());
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
        output =
                new HarnessContext.CollectingOutput<>(Emitted.MAIN, spec.output(), run.emissions());
        processor.open(context);
    }

    @Override
    public void close() throws Exception {
        processor.close();
    }
}
