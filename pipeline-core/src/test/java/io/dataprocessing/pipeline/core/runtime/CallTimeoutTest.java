package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.watch.OverdueCallException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallTimeoutTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Test
    void aRecordAtWhichTheProcessorIsStuckGoesToTheDeadLettersAndTheNextOneIsHandled()
            throws Exception {
        try (StepHarness harness =
                harness(OnError.DEAD_LETTER, processor((input, output) -> waitAt(1, input)))) {
            Event letter = harness.send(Orders.event("a", 1, 5)).deadLetters().get(0);
            Failure failure = letter.failure().orElseThrow();
            assertThat(failure.error()).isEqualTo(OverdueCallException.class.getName());
            assertThat(failure.message()).isEqualTo("step 'work' did not return within 100 ms");
            harness.send(Orders.event("a", 2, 6));
            assertThat(harness.deadLetters()).hasSize(1);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void aRecordAtWhichTheProcessorIsStuckFailsTheJobIfThatIsThePolicy() throws Exception {
        try (StepHarness harness =
                harness(OnError.FAIL, processor((input, output) -> waitAt(1, input)))) {
            assertThatThrownBy(() -> harness.send(Orders.event("a", 1, 5)))
                    .hasMessage(
                            "step 'work' (test) failed at orders-0@1: %s: step 'work' did not return within 100 ms"
                                    .formatted(OverdueCallException.class.getName()));
        }
    }

    @Test
    void aProcessorThatSwallowsTheInterruptAndReturnsWithNothingHasFailed() throws Exception {
        try (StepHarness harness =
                harness(
                        OnError.DEAD_LETTER,
                        processor(
                                (input, output) -> {
                                    try {
                                        NEVER.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                }))) {
            assertThat(harness.send(Orders.event("a", 1, 5)).deadLetters()).hasSize(1);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void aProcessorThatEmitsWhenItIsInterruptedHasNotFailed() throws Exception {
        try (StepHarness harness =
                harness(
                        OnError.DEAD_LETTER,
                        processor(
                                (input, output) -> {
                                    try {
                                        NEVER.await();
                                    } catch (InterruptedException e) {
                                        output.emit(input.value());
                                    }
                                }))) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(harness.outValues()).containsExactly(Orders.row("a", 1));
            assertThat(harness.deadLetters()).isEmpty();
        }
    }

    @Test
    void aProcessorThatIsStuckWhileItOpensFailsTheJob() {
        assertThatThrownBy(() -> harness(OnError.DEAD_LETTER, new StuckWhenOpened()))
                .hasMessage(
                        "step 'work' (test) failed while it was opened: %s: step 'work' did not return within 100 ms"
                                .formatted(OverdueCallException.class.getName()));
    }

    @Test
    void aTimerAtWhichTheProcessorIsStuckFailsTheJob() throws Exception {
        StepDefinition definition =
                definition(
                        OnError.DEAD_LETTER,
                        () ->
                                ProcessorSpec.of(Orders.ROWS, Orders.ROWS, StuckInTimer::new)
                                        .keyBy("sku")
                                        .timers());
        try (StepHarness harness = StepHarness.keyed(new KeyedProcessorFunction(definition))) {
            harness.send(Orders.event("a", 1, 5));
            assertThatThrownBy(() -> harness.watermark(100))
                    .hasStackTraceContaining(
                            "step 'work' (test) failed in a timer of 1970-01-01T00:00:00.007Z: %s: step 'work' did not return within 100 ms"
                                    .formatted(OverdueCallException.class.getName()));
        }
    }

    private static void waitAt(long amount, Input<Row> input) throws InterruptedException {
        if (input.value().getLong(1) == amount) {
            NEVER.await();
        }
    }

    private static final class StuckWhenOpened implements Processor<Row, Row> {

        @Override
        public void open(ProcessorContext context) throws Exception {
            NEVER.await();
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            output.emit(input.value());
        }
    }

    private static final class StuckInTimer implements Processor<Row, Row> {

        private Timers timers;

        @Override
        public void open(ProcessorContext context) {
            timers = context.timers();
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            timers.registerEventTime(Instant.ofEpochMilli(7));
        }

        @Override
        public void onTimer(Timer timer, Output<Row> output) throws Exception {
            NEVER.await();
        }
    }

    private static Processor<Row, Row> processor(Processor<Row, Row> processor) {
        return processor;
    }

    private static StepHarness harness(OnError onError, Processor<Row, Row> processor)
            throws Exception {
        return StepHarness.of(
                new ProcessorFunction(
                        definition(
                                onError,
                                () ->
                                        ProcessorSpec.of(
                                                Orders.ROWS, Orders.ROWS, () -> processor))));
    }

    private static StepDefinition definition(OnError onError, Supplier<StepSpec> spec) {
        return new StepDefinition(
                "work",
                "test",
                code -> new LoadedStep(spec.get(), code.asClassLoader()),
                List.of(Orders.TYPE),
                onError,
                Retry.NONE,
                Duration.ofMillis(100));
    }
}
