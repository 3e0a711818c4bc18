package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.TransientException;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class OrderedStepTest {

    /**
     * Says what it's called for: a record with its amount, a timer with -1. An amount of 10 asks
     * for a timer at the record's time, 11 for one 10 ms later, 12 takes that back; negative ones
     * fail.
     */
    private static final class Telling implements Processor<Row, Row> {

        private Timers timers;
        private int attempts;

        @Override
        public void open(ProcessorContext context) {
            timers = context.timers();
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) throws TransientException {
            long amount = input.value().getLong(1);
            if (amount < 0) {
                throw new IllegalArgumentException("negative");
            }
            if (amount == 13 && attempts++ == 0) {
                throw new TransientException("not yet");
            }
            assertThat(timers.watermark()).contains(input.timestamp().orElseThrow().minusMillis(1));
            if (amount == 10) {
                timers.registerEventTime(input.timestamp().orElseThrow());
            } else if (amount == 11) {
                timers.registerEventTime(input.timestamp().orElseThrow().plusMillis(10));
            } else if (amount == 12) {
                timers.deleteEventTime(input.timestamp().orElseThrow().plusMillis(10));
            }
            output.emit(input.value());
        }

        @Override
        public void onTimer(Timer timer, Output<Row> output) {
            assertThat(timers.watermark()).contains(timer.time());
            output.emit(Orders.row(timer.key().getString(0), -1));
        }
    }

    @Test
    void recordsComeInTheOrderOfTimeThenOfValue() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.send(
                    Orders.event("a", 3, 30),
                    Orders.event("a", 2, 20),
                    Orders.event("b", 5, 20),
                    Orders.event("a", 1, 20),
                    Orders.event("a", 4, 40));
            assertThat(harness.outValues()).isEmpty();
            harness.watermark(19);
            assertThat(harness.outValues()).isEmpty();
            harness.watermark(35);
            List<Event> out = harness.out();
            assertThat(out)
                    .filteredOn(event -> event.value().getString(0).equals("a"))
                    .extracting(event -> event.value().getLong(1), Event::timestamp)
                    .containsExactly(tuple(1L, 20L), tuple(2L, 20L), tuple(3L, 30L));
            assertThat(out).hasSize(4);
            assertThat(out.get(0).origin()).isPresent();
            assertThat(out.get(0).headers().all()).isNotEmpty();
            harness.watermark(Long.MAX_VALUE);
            assertThat(harness.outValues()).containsExactly(Orders.row("a", 4));
            assertThat(harness.count("in")).isEqualTo(5);
            assertThat(harness.count("out")).isEqualTo(5);
            assertThat(harness.count("late")).isZero();
        }
    }

    @Test
    void timersOfAMomentFireOnceAndBehindItsRecords() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.send(
                    Orders.event("a", 11, 10),
                    Orders.event("a", 7, 20),
                    Orders.event("a", 8, 21),
                    Orders.event("a", 10, 15));
            harness.watermark(100);
            assertThat(amounts(harness.out())).containsExactly(11L, 10L, -1L, 7L, -1L, 8L);
            harness.watermark(200);
            assertThat(harness.out()).isEmpty();
        }
    }

    @Test
    void aTimerThatIsTakenBackLeavesTheRecordsOfItsMomentAlone() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.send(
                    Orders.event("a", 11, 10), Orders.event("a", 12, 10), Orders.event("a", 7, 20));
            harness.watermark(100);
            assertThat(amounts(harness.out())).containsExactly(11L, 12L, 7L);
        }
    }

    @Test
    void lateRecordsAreDroppedAndCounted() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.watermark(20).send(Orders.event("a", 1, 20), Orders.event("a", 2, 21));
            harness.watermark(100);
            assertThat(amounts(harness.out())).containsExactly(2L);
            assertThat(harness.count("in")).isEqualTo(2);
            assertThat(harness.count("late")).isEqualTo(1);
        }
    }

    @Test
    void lateRecordsLeaveThroughTheirOutput() throws Exception {
        try (StepHarness harness = harness(LatePolicy.OUTPUT)) {
            Event late = Orders.event("a", 1, 20);
            harness.watermark(20).send(late);
            assertThat(harness.side("late")).containsExactly(late);
            assertThat(harness.count("out.late")).isEqualTo(1);
        }
    }

    @Test
    void lateRecordsGoToTheDeadLettersWithTheReason() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DEAD_LETTER)) {
            harness.watermark(20).send(Orders.event("a", 1, 15));
            assertThat(harness.deadLetters())
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(letter.failure().orElseThrow().message())
                                            .isEqualTo(
                                                    "the event of 1970-01-01T00:00:00.015Z came when"
                                                            + " the watermark was 1970-01-01T00:00:00.020Z"
                                                            + " and the records of that time had been"
                                                            + " handled"));
        }
    }

    @Test
    void aRecordThatFailsAtItsTimeFollowsThePolicy() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.send(Orders.event("a", -5, 10), Orders.event("a", 1, 11)).watermark(100);
            assertThat(amounts(harness.out())).containsExactly(1L);
            assertThat(harness.deadLetters()).hasSize(1);
            assertThat(harness.count("dead-lettered")).isEqualTo(1);
        }
    }

    @Test
    void aRecordIsTriedAgainAtItsTime() throws Exception {
        Retry retry = new Retry(2, Duration.ofMillis(1), Duration.ofMillis(1));
        try (StepHarness harness =
                StepHarness.keyed(new KeyedProcessorFunction(definition(LatePolicy.DROP, retry)))) {
            harness.send(Orders.event("a", 13, 10)).watermark(100);
            assertThat(amounts(harness.out())).containsExactly(13L);
        }
    }

    @Test
    void aRecordWithoutATimestampIsAnError() throws Exception {
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.send(Event.of(Orders.row("a", 1), Event.NO_TIMESTAMP));
            assertThat(harness.deadLetters())
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(letter.failure().orElseThrow().message())
                                            .isEqualTo(
                                                    "the record has no timestamp, so it has no place"
                                                            + " in event time"));
        }
    }

    @Test
    void whatWaitsIsRestoredAndWhatWasLateStaysLate() throws Exception {
        OperatorSubtaskState state;
        try (StepHarness harness = harness(LatePolicy.DROP)) {
            harness.watermark(15)
                    .send(
                            Orders.event("a", 3, 30),
                            Orders.event("a", 11, 20),
                            Orders.event("b", 1, 25));
            state = harness.snapshot();
        }
        try (StepHarness harness = restored(definition(LatePolicy.DROP, Retry.NONE), state)) {
            harness.send(
                    Orders.event("a", 2, 16), Orders.event("a", 9, 14), Orders.event("a", 8, 15));
            assertThat(harness.count("late")).isEqualTo(2);
            state = harness.watermark(20).snapshot();
            assertThat(amounts(harness.out())).containsExactly(2L, 11L);
        }
        try (StepHarness harness = restored(definition(LatePolicy.DROP, Retry.NONE), state)) {
            harness.watermark(100);
            assertThat(amounts(harness.out())).containsExactlyInAnyOrder(1L, 3L, -1L);
        }
    }

    private static List<Long> amounts(List<Event> events) {
        return events.stream().map(event -> event.value().getLong(1)).toList();
    }

    private static StepDefinition definition(LatePolicy late, Retry retry) {
        Orders.Spec spec =
                () ->
                        ProcessorSpec.of(Orders.ROWS, Orders.ROWS, Telling::new)
                                .keyBy("sku")
                                .timers()
                                .inOrder(late);
        return new StepDefinition(
                "work",
                "test",
                code -> new LoadedStep(spec.get(), code.asClassLoader()),
                List.of(Orders.TYPE),
                OnError.DEAD_LETTER,
                retry,
                Duration.ZERO);
    }

    private static StepHarness harness(LatePolicy late) throws Exception {
        return StepHarness.keyed(new KeyedProcessorFunction(definition(late, Retry.NONE)));
    }

    private static StepHarness restored(StepDefinition definition, OperatorSubtaskState state)
            throws Exception {
        return StepHarness.restored(new KeyedProcessorFunction(definition), state);
    }
}
