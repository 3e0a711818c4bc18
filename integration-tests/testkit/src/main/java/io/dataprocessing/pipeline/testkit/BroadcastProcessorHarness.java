package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A processor whose second input is broadcast, run without a cluster; see {@link StepHarness} for
 * what is looked after. It's one of the instances that would get each broadcast record.
 *
 * <pre>{@code
 * try (BroadcastProcessorHarness<Row, Row, Row> harness =
 *         BroadcastProcessorHarness.start(() -> spec(options))) {
 *     harness.processBroadcast(rule, noon);
 *     harness.process(order, noon);
 *     assertThat(harness.values()).containsExactly(alert);
 * }
 * }</pre>
 *
 * @param <I> what comes from the main input
 * @param <B> what is broadcast
 * @param <O> what the processor emits
 */
public final class BroadcastProcessorHarness<I, B, O> implements StepHarness {

    private final Supplier<BroadcastProcessorSpec<I, B, O>> description;
    private final HarnessRun run = new HarnessRun(new Calling());
    private BroadcastProcessorSpec<I, B, O> spec;
    private BroadcastProcessor<I, B, O> processor;
    private Output<O> output;
    private BroadcastMaps maps;

    private BroadcastProcessorHarness(Supplier<BroadcastProcessorSpec<I, B, O>> description) {
        this.description = requireNonNull(description, "description");
    }

    /** Hands records and timers to the present instance. */
    private final class Calling implements HarnessRun.Calls {

        @Override
        public void process(int index, Row given, Row key, TestRecord record) throws Exception {
            if (index == 0) {
                HarnessInput<I> input =
                        new HarnessInput<>(spec.input().fromRow(given), key, record);
                try {
                    processor.process(input, maps, output);
                } finally {
                    input.end();
                }
            } else {
                HarnessInput<B> input =
                        new HarnessInput<>(spec.broadcast().fromRow(given), key, record);
                try {
                    processor.processBroadcast(input, maps, output);
                } finally {
                    input.end();
                }
            }
        }

        @Override
        public void onTimer(Timer timer) throws Exception {
            processor.onTimer(timer, maps, output);
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
    public static <I, B, O> BroadcastProcessorHarness<I, B, O> start(
            Supplier<? extends BroadcastProcessorSpec<I, B, O>> description) throws Exception {
        BroadcastProcessorHarness<I, B, O> harness =
                new BroadcastProcessorHarness<>(
                        (Supplier<BroadcastProcessorSpec<I, B, O>>) description);
        harness.open(new MemoryState());
        return harness;
    }

    /** Feeds a value with an event time to the main input. */
    public void process(I value, Instant timestamp) throws Exception {
        process(0, TestRecord.of(spec.input().toRow(value), timestamp));
    }

    /** Feeds a value with an event time to the input that is broadcast. */
    public void processBroadcast(B value, Instant timestamp) throws Exception {
        process(1, TestRecord.of(spec.broadcast().toRow(value), timestamp));
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
        maps = new BroadcastMaps(spec.broadcastStates(), state, run);
        processor.open(context);
    }

    @Override
    public void close() throws Exception {
        processor.close();
    }
}
