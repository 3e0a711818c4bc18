package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.AsyncProcessor;
import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.TransientException;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An asynchronous processor, run without a cluster, one record after the other; see {@link
 * StepHarness} for what is looked after. Each call waits, in real time, until the record's stage is
 * completed, as long as the spec's timeout allows. A record whose stage fails with a {@link
 * TransientException} is tried again at once, as often as the spec says.
 *
 * @param <I> what the processor takes
 * @param <O> what it emits
 */
public final class AsyncProcessorHarness<I, O> implements StepHarness {

    private final Supplier<AsyncProcessorSpec<I, O>> description;
    private final HarnessRun run = new HarnessRun(new Calling());
    private AsyncProcessorSpec<I, O> spec;
    private AsyncProcessor<I, O> processor;
    private Output<O> output;

    private AsyncProcessorHarness(Supplier<AsyncProcessorSpec<I, O>> description) {
        this.description = requireNonNull(description, "description");
    }

    /** Hands records to the present instance. */
    private final class Calling implements HarnessRun.Calls {

        @Override
        public void process(int index, Row given, Row key, TestRecord record) throws Exception {
            I value = spec.input().fromRow(given);
            for (int attempt = 1; true; attempt++) {
                try {
                    answer(value).forEach(output::emit);
                    return;
                } catch (TransientException e) {
                    if (attempt == spec.limits().attempts()) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public void onTimer(Timer timer) {
            throw new IllegalStateException("an asynchronous step has no timers");
        }
    }

    private List<O> answer(I value) throws Exception {
        try {
            return processor
                    .process(value)
                    .toCompletableFuture()
                    .get(spec.limits().timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "no answer within %s".formatted(spec.limits().timeout()), e);
        }
    }

    private static Exception unwrapped(ExecutionException error) {
        Throwable cause = error.getCause();
        if (cause instanceof CompletionException wrapped && wrapped.getCause() != null) {
            cause = wrapped.getCause();
        }
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return cause instanceof Exception exception ? exception : error;
    }

    /**
     * A running processor.
     *
     * @param description describes the step; called again for each new instance
     * @throws Exception whatever the processor throws when it's opened
     */
    @SuppressWarnings("unchecked") // what a description is for stays the same from call to call
    public static <I, O> AsyncProcessorHarness<I, O> start(
            Supplier<? extends AsyncProcessorSpec<I, O>> description) throws Exception {
        AsyncProcessorHarness<I, O> harness =
                new AsyncProcessorHarness<>((Supplier<AsyncProcessorSpec<I, O>>) description);
        harness.open(new MemoryState());
        return harness;
    }

    /** Feeds a value without event time. */
    public void process(I value) throws Exception {
        process(TestRecord.of(spec.input().toRow(value)));
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

    /** What the output was given and nobody has taken yet, in order. */
    public List<O> values() {
        return run.values(Emitted.MAIN, spec.output());
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

    @Override
    public long dropped() {
        return run.dropped();
    }

    /** The metrics of the present instance. */
    public RecordedMetrics metrics() {
        return run.context().recordedMetrics();
    }

    @Override
    public StepSnapshot snapshot() {
        return run.snapshot();
    }

    @Override
    public void restore(StepSnapshot snapshot) throws Exception {
        processor.close();
        run.goBack(snapshot);
        open(new MemoryState());
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
