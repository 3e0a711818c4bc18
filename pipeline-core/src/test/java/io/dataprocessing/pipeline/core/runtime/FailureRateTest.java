package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureRateTest {

    /** Shared with the functions, which are made of copies. */
    private static final AtomicLong NOW = new AtomicLong();

    private long records;
    private final FailureRate rate = new FailureRate(limit(0.1, 10), () -> records);

    @Test
    void nothingIsJudgedByTooFewRecords() {
        for (int i = 0; i < 10; i++) {
            assertThat(fail()).isEmpty();
        }
        assertThat(fail())
                .contains(
                        "10 of 10 records failed within 1min, which is 100% and more than max-rate 10%");
    }

    @Test
    void aShareThatIsAllowedIsNoMatter() {
        for (int i = 0; i < 100; i++) {
            records += 9;
            assertThat(fail()).isEmpty();
        }
    }

    @Test
    void aWindowForgetsTheOneBefore() {
        for (int i = 0; i < 9; i++) {
            fail();
        }
        NOW.addAndGet(60_000);
        for (int i = 0; i < 10; i++) {
            assertThat(fail()).isEmpty();
        }
        assertThat(fail()).isPresent();
    }

    @Test
    void aClockThatIsSetBackBeginsAWindow() {
        for (int i = 0; i < 9; i++) {
            fail();
        }
        NOW.addAndGet(-3_600_000);
        assertThat(fail()).isEmpty();
    }

    @Test
    void tooManyFailuresFailTheJobAndNameTheLastOne() throws Exception {
        OnError onError = OnError.DEAD_LETTER.limited(limit(0.005, 4));
        try (StepHarness harness =
                StepHarness.of(
                        new SourceErrorFunction(
                                "work",
                                onError,
                                Set.of(),
                                ReplayEntry.withoutDeadLetters("shop", "work")))) {
            harness.send(bad(0), bad(1), Orders.event("a", 2, 5), Orders.event("a", 3, 5));
            assertThat(harness.deadLetters()).hasSize(2);
            assertThatThrownBy(() -> harness.send(bad(4)))
                    .hasMessage(
                            "step 'work' (source) failed: 2 of 4 records failed within 1min, which"
                                    + " is 50% and more than max-rate 0.5%. The last at"
                                    + " orders-0@4: X: byte 17: bad");
        }
    }

    @Test
    void theSameHoldsForStepsAndForSkippedRecords() throws Exception {
        OnError onError = OnError.SKIP.limited(limit(0.5, 2));
        Orders.Spec spec =
                () ->
                        io.dataprocessing.pipeline.api.ProcessorSpec.of(
                                Orders.ROWS,
                                Orders.ROWS,
                                () ->
                                        (input, output) -> {
                                            throw new IllegalStateException("no");
                                        });
        try (StepHarness harness =
                StepHarness.of(new ProcessorFunction(Orders.step(onError, spec)))) {
            harness.send(Orders.event("a", 0, 5), Orders.event("a", 1, 5));
            assertThatThrownBy(() -> harness.send(Orders.event("a", 2, 5)))
                    .hasMessageContaining("2 of 2 records failed")
                    .hasMessageEndingWith(
                            "The last at orders-0@2: java.lang.IllegalStateException: no");
        }
    }

    private Optional<String> fail() {
        records++;
        return rate.add();
    }

    private static Event bad(long offset) {
        return Orders.event("a", offset, 5)
                .withFailure(new Failure("work", Failure.Stage.DECODE, "X", "byte 17: bad"));
    }

    private static RateLimit limit(double share, long minRecords) {
        return new RateLimit(share, Duration.ofMinutes(1), minRecords, new SharedClock());
    }

    /** A clock that is moved by hand, wherever it was shipped. */
    private static final class SharedClock extends Clock implements java.io.Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(NOW.get());
        }
    }
}
