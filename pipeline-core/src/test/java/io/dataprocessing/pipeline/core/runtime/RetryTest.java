package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.TransientException;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    private static final Retry THREE = new Retry(3, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Test
    void theWaitDoublesUpToTheLongest() {
        Retry retry = new Retry(100, Duration.ofMillis(100), Duration.ofSeconds(1));
        assertThat(retry.waitAfter(1)).isEqualTo(100);
        assertThat(retry.waitAfter(2)).isEqualTo(200);
        assertThat(retry.waitAfter(4)).isEqualTo(800);
        assertThat(retry.waitAfter(5)).isEqualTo(1_000);
        assertThat(retry.waitAfter(99)).isEqualTo(1_000);
        assertThat(new Retry(100, Duration.ofDays(365), Duration.ofDays(400)).waitAfter(99))
                .isEqualTo(Duration.ofDays(400).toMillis());
        assertThat(retry.goesOnAfter(99)).isTrue();
        assertThat(retry.goesOnAfter(100)).isFalse();
    }

    @Test
    void anErrorThatPassesIsNoFailure() throws Exception {
        try (StepHarness harness = harness(OnError.FAIL, THREE, failing(2, false))) {
            assertThat(harness.send(Orders.event("a", 1, 5)).outValues())
                    .containsExactly(Orders.row("a", 1));
            assertThat(harness.count("in")).isEqualTo(1);
            assertThat(harness.count("failed")).isZero();
        }
    }

    @Test
    void anErrorThatStaysFollowsThePolicyAndSaysHowOftenItWasTried() throws Exception {
        try (StepHarness harness = harness(OnError.DEAD_LETTER, THREE, failing(3, false))) {
            Event letter = harness.send(Orders.event("a", 1, 5)).deadLetters().get(0);
            assertThat(letter.failure().orElseThrow().message())
                    .isEqualTo("failed 3 times, at last: busy");
            assertThat(letter.failure().orElseThrow().error())
                    .isEqualTo(TransientException.class.getName());
            assertThat(CALLS).hasValue(3);
        }
        try (StepHarness harness = harness(OnError.FAIL, THREE, failing(3, false))) {
            assertThatThrownBy(() -> harness.send(Orders.event("a", 1, 5)))
                    .hasMessageStartingWith(
                            "step 'work' (test) failed at orders-0@1 after 3 attempts: ");
        }
    }

    @Test
    void whatWasEmittedIsNotEmittedAgain() throws Exception {
        try (StepHarness harness = harness(OnError.DEAD_LETTER, THREE, failing(3, true))) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(harness.deadLetters()).hasSize(1);
            assertThat(harness.out()).hasSize(1);
            assertThat(CALLS).hasValue(1);
        }
    }

    @Test
    void withoutRetriesThereIsOneAttempt() throws Exception {
        try (StepHarness harness = harness(OnError.SKIP, Retry.NONE, failing(1, false))) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(harness.count("skipped")).isEqualTo(1);
            assertThat(CALLS).hasValue(1);
        }
    }

    @Test
    void anotherErrorIsNotTriedAgain() throws Exception {
        Orders.Spec spec =
                () ->
                        ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () ->
                                        (input, output) -> {
                                            if (CALLS.incrementAndGet() == 1) {
                                                throw new TransientException("busy");
                                            }
                                            throw new IllegalStateException("broken");
                                        });
        try (StepHarness harness = harness(OnError.DEAD_LETTER, THREE, spec)) {
            harness.send(Orders.event("a", 1, 5));
            assertThat(CALLS).hasValue(2);
            assertThat(harness.deadLetters().get(0).failure().orElseThrow().message())
                    .isEqualTo("failed 2 times, at last: broken");
        }
    }

    /** A step whose first calls fail. */
    private static Orders.Spec failing(int calls, boolean emitsFirst) {
        return () -> ProcessorSpec.of(Orders.ROWS, Orders.ROWS, () -> processor(calls, emitsFirst));
    }

    private static Processor<Row, Row> processor(int calls, boolean emitsFirst) {
        return (input, output) -> {
            if (emitsFirst) {
                output.emit(input.value());
            }
            if (CALLS.incrementAndGet() <= calls) {
                throw new TransientException("busy");
            }
            output.emit(input.value());
        };
    }

    private static StepHarness harness(OnError onError, Retry retry, Orders.Spec spec)
            throws Exception {
        CALLS.set(0);
        return StepHarness.of(
                new ProcessorFunction(
                        new StepDefinition(
                                "work",
                                "test",
                                code -> new LoadedStep(spec.get(), code.asClassLoader()),
                                List.of(Orders.TYPE),
                                onError,
                                retry,
                                Duration.ZERO)));
    }
}
