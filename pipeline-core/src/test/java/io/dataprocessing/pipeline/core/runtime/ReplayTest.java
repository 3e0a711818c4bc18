package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What sources and gates do with replayed records. */
class ReplayTest {

    private static final Event PLAIN = Orders.event("a", 1, 5);

    private static final ReplayEntry ENTRY =
            ReplayEntry.of(
                    "shop", "orders", Set.of("orders", "a"), Set.of("c"), Set.of("elsewhere"));

    private static Event marked(String target) {
        return marked("shop", target);
    }

    private static Event marked(String pipeline, String target) {
        return PLAIN.withHeaders(
                PLAIN.headers()
                        .with("__dlq.pipeline", pipeline)
                        .with("__dlq.attempt", "1")
                        .with("__dlq.replay-to", target));
    }

    private static Event unmarked(Event event) {
        return event.withHeaders(event.headers().without("__dlq.replay-to"));
    }

    private static StepHarness source(OnError onError, ReplayEntry entry) throws Exception {
        return StepHarness.of(new SourceErrorFunction("work", onError, Set.of(), entry));
    }

    @Test
    void aSourceTakesTheMarksOffThatNobodyBehindItNeeds() throws Exception {
        try (StepHarness harness = source(OnError.FAIL, ENTRY)) {
            assertThat(harness.send(PLAIN, marked("orders"), marked("a"), marked("c")).out())
                    .containsExactly(
                            PLAIN, unmarked(marked("a")), unmarked(marked("a")), marked("c"));
            assertThat(harness.count("dropped")).isZero();
        }
    }

    @Test
    void aSourceLeavesWhatWasReplayedForOthers() throws Exception {
        Event bad =
                marked("stock", "a")
                        .withFailure(new Failure("orders", Failure.Stage.DECODE, "X", "bad"));
        try (StepHarness harness = source(OnError.FAIL, ENTRY)) {
            assertThat(harness.send(marked("stock", "a"), marked("elsewhere"), bad).out())
                    .isEmpty();
            assertThat(harness.count("in")).isEqualTo(3);
            assertThat(harness.count("dropped")).isEqualTo(3);
            assertThat(harness.deadLetters()).isEmpty();
        }
    }

    @Test
    void aTargetThatIsNotThereMakesALetterOfItsOwnWhateverThePolicy() throws Exception {
        for (OnError policy : List.of(OnError.FAIL, OnError.SKIP, OnError.DEAD_LETTER)) {
            try (StepHarness harness = source(policy, ENTRY)) {
                assertThat(harness.send(marked("gone")).out()).isEmpty();
                Failure failure = harness.deadLetters().get(0).failure().orElseThrow();
                assertThat(failure.step()).isEqualTo("gone");
                assertThat(failure.message())
                        .isEqualTo(
                                "the record was replayed to 'gone', and nothing behind source"
                                        + " 'orders' of pipeline 'shop' has that name; replay it"
                                        + " again to a step that is there");
                assertThat(harness.count("dead-lettered")).isEqualTo(1);
            }
        }
    }

    @Test
    void whatCannotBeDecodedAgainFollowsThePolicy() throws Exception {
        Event bad =
                marked("a").withFailure(new Failure("orders", Failure.Stage.DECODE, "X", "bad"));
        try (StepHarness harness = source(OnError.DEAD_LETTER, ENTRY)) {
            assertThat(harness.send(bad).out()).isEmpty();
            assertThat(harness.deadLetters()).hasSize(1);
        }
        try (StepHarness harness = source(OnError.FAIL, ENTRY)) {
            assertThatThrownBy(() -> harness.send(bad)).hasMessageContaining("bad");
        }
    }

    @Test
    void withoutDeadLettersMarksMeanNothingButThoseOfOtherPipelines() throws Exception {
        ReplayEntry entry = ReplayEntry.withoutDeadLetters("shop", "orders");
        try (StepHarness harness = source(OnError.FAIL, entry)) {
            assertThat(harness.send(marked("gone"), marked("stock", "a")).out())
                    .containsExactly(unmarked(marked("gone")));
        }
    }

    @Test
    void aGateLetsThroughWhatIsMeantForItsSide() throws Exception {
        try (StepHarness harness = StepHarness.of(new ReplayGate("work", Set.of("c-out")))) {
            assertThat(harness.send(PLAIN, marked("work"), marked("c-out"), marked("b")).out())
                    .containsExactly(PLAIN, unmarked(marked("work")), marked("c-out"));
            assertThat(harness.count("replayed-elsewhere")).isEqualTo(1);
        }
    }

    @Test
    void aProcessorThatSetsHeadersDoesNotTakeTheMarkOff() throws Exception {
        try (StepHarness harness =
                StepHarness.of(
                        new ProcessorFunction(
                                Orders.step(
                                        OnError.FAIL,
                                        () ->
                                                ProcessorSpec.of(
                                                        Orders.ROWS,
                                                        Orders.ROWS,
                                                        () ->
                                                                (input, output) ->
                                                                        output.emit(
                                                                                Emission.of(
                                                                                                input
                                                                                                        .value())
                                                                                        .withHeaders(
                                                                                                Headers
                                                                                                        .none()
                                                                                                        .with(
                                                                                                                "own",
                                                                                                                "1")))))))) {
            Headers headers = harness.send(marked("c")).out().get(0).headers();
            assertThat(headers.last("own")).isPresent();
            assertThat(headers.last("trace")).isEmpty();
            assertThat(headers.last("__dlq.replay-to")).isPresent();
            assertThat(headers.last("__dlq.attempt")).isPresent();
        }
    }
}
