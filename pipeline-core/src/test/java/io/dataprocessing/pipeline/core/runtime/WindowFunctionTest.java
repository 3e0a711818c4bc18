package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class WindowFunctionTest {

    private static final RowType SUM =
            RowType.builder()
                    .field("sku", DataTypes.STRING)
                    .field("start", DataTypes.LONG)
                    .field("end", DataTypes.LONG)
                    .field("sum", DataTypes.LONG)
                    .build();

    /** Sums amounts up; refuses negative ones and results of 13, and doesn't want those of 17. */
    private static final class Summing implements WindowAggregator<Row, Long, Row> {

        @Override
        public Long create() {
            return 0L;
        }

        @Override
        public Long add(Long accumulator, Row value, Instant timestamp) {
            if (value.getLong(1) < 0) {
                throw new IllegalArgumentException("amount is negative");
            }
            return accumulator + value.getLong(1);
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }

        @Override
        public Row result(Row key, WindowBounds window, Long accumulator) {
            if (accumulator == 13) {
                throw new IllegalStateException("thirteen");
            }
            return sum(
                    key.getString(0),
                    window.start().toEpochMilli(),
                    window.end().toEpochMilli(),
                    accumulator);
        }

        @Override
        public boolean isWanted(Row result) {
            return result.getLong(3) != 17;
        }
    }

    private static Row sum(String sku, long start, long end, long sum) {
        return Row.of(SUM, sku, start, end, sum);
    }

    private static WindowSpec<Row, Long, Row> summing(
            Window window, LatePolicy late, Duration lateness) {
        return WindowSpec.of(
                        Orders.ROWS,
                        Schemas.scalar(Long.class),
                        Schemas.rows(SUM),
                        window,
                        late,
                        Summing::new)
                .keyBy(List.of("sku"))
                .allowedLateness(lateness);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static final Window TUMBLING = new Window.Tumbling(ms(10), ms(0));

    @Test
    void tumblingWindowsFireWhenTheWatermarkPassesThem() throws Exception {
        try (StepHarness harness = harness(TUMBLING)) {
            harness.send(
                    Orders.event("a", 1, 0),
                    Orders.event("b", 2, 9),
                    Orders.event("a", 4, 12),
                    Orders.event("a", 8, 9));
            harness.watermark(8);
            assertThat(harness.out()).isEmpty();
            harness.watermark(9);
            assertThat(harness.out())
                    .containsExactlyInAnyOrder(
                            Event.of(sum("a", 0, 10, 9), 9), Event.of(sum("b", 0, 10, 2), 9));
            harness.watermark(Long.MAX_VALUE);
            assertThat(harness.outValues()).containsExactly(sum("a", 10, 20, 4));
            assertThat(harness.count("in")).isEqualTo(4);
            assertThat(harness.count("out")).isEqualTo(3);
        }
    }

    @Test
    void windowsCanBeShiftedAlsoBefore1970() throws Exception {
        try (StepHarness harness = harness(new Window.Tumbling(ms(10), ms(3)))) {
            harness.send(
                    Orders.event("a", 1, 2), Orders.event("a", 2, -8), Orders.event("a", 4, 3));
            assertThat(harness.watermark(100).outValues())
                    .containsExactly(sum("a", -17, -7, 2), sum("a", -7, 3, 1), sum("a", 3, 13, 4));
        }
    }

    @Test
    void anEventIsInAllHoppingWindowsThatCoverIt() throws Exception {
        try (StepHarness harness = harness(new Window.Hopping(ms(10), ms(4), ms(0)))) {
            harness.send(Orders.event("a", 1, 9), Orders.event("a", 2, 12));
            assertThat(harness.watermark(100).outValues())
                    .containsExactly(
                            sum("a", 0, 10, 1),
                            sum("a", 4, 14, 3),
                            sum("a", 8, 18, 3),
                            sum("a", 12, 22, 2));
        }
    }

    @Test
    void cumulateWindowsGrowFromACommonStart() throws Exception {
        try (StepHarness harness = harness(new Window.Cumulate(ms(5), ms(15), ms(0)))) {
            harness.send(
                    Orders.event("a", 1, 2), Orders.event("a", 2, 7), Orders.event("a", 4, 16));
            assertThat(harness.watermark(100).outValues())
                    .containsExactly(
                            sum("a", 0, 5, 1),
                            sum("a", 0, 10, 3),
                            sum("a", 0, 15, 3),
                            sum("a", 15, 20, 4),
                            sum("a", 15, 25, 4),
                            sum("a", 15, 30, 4));
        }
    }

    @Test
    void sessionsEndWithAGapAndAreJoinedByAnEventBetween() throws Exception {
        try (StepHarness harness = harness(new Window.Session(ms(10)))) {
            harness.send(
                    Orders.event("a", 1, 0),
                    Orders.event("a", 2, 15),
                    Orders.event("a", 4, 8),
                    Orders.event("a", 8, 40),
                    Orders.event("b", 16, 5));
            assertThat(harness.watermark(39).outValues())
                    .containsExactlyInAnyOrder(sum("a", 0, 25, 7), sum("b", 5, 15, 16));
            assertThat(harness.watermark(49).outValues()).containsExactly(sum("a", 40, 50, 8));
            assertThat(harness.watermark(1000).out()).isEmpty();
        }
    }

    @Test
    void lateEventsAreCountedAndDropped() throws Exception {
        try (StepHarness harness = harness(TUMBLING)) {
            harness.watermark(9).send(Orders.event("a", 1, 9), Orders.event("a", 2, 10));
            assertThat(harness.watermark(100).outValues()).containsExactly(sum("a", 10, 20, 2));
            assertThat(harness.count("late")).isEqualTo(1);
            assertThat(harness.deadLetters()).isEmpty();
        }
    }

    @Test
    void lateEventsCanGoToTheDeadLetters() throws Exception {
        try (StepHarness harness = harness(TUMBLING, LatePolicy.DEAD_LETTER, ms(0))) {
            harness.watermark(9).send(Orders.event("a", 1, 9));
            assertThat(harness.deadLetters().get(0).failure())
                    .contains(
                            new Failure(
                                    "work",
                                    Failure.Stage.LATE,
                                    "late",
                                    "the event of 1970-01-01T00:00:00.009Z came when the watermark"
                                            + " was 1970-01-01T00:00:00.009Z and its windows were"
                                            + " closed"));
            assertThat(harness.count("late")).isEqualTo(1);
            assertThat(harness.count("dead-lettered")).isEqualTo(1);
        }
    }

    @Test
    void lateEventsCanLeaveUnchanged() throws Exception {
        try (StepHarness harness = harness(TUMBLING, LatePolicy.OUTPUT, ms(0))) {
            Event late = Orders.event("a", 1, 9);
            harness.watermark(9).send(late);
            assertThat(harness.side("late")).containsExactly(late);
            assertThat(harness.count("out.late")).isEqualTo(1);
        }
    }

    @Test
    void withinTheAllowedLatenessAWindowFiresAgain() throws Exception {
        try (StepHarness harness = harness(TUMBLING, LatePolicy.DROP, ms(5))) {
            harness.send(Orders.event("a", 1, 5)).watermark(9);
            assertThat(harness.out()).containsExactly(Event.of(sum("a", 0, 10, 1), 9));
            harness.send(Orders.event("a", 2, 3)).watermark(13);
            assertThat(harness.out()).containsExactly(Event.of(sum("a", 0, 10, 3), 9));
            harness.send(Orders.event("b", 4, 3));
            assertThat(harness.out()).containsExactly(Event.of(sum("b", 0, 10, 4), 9));
            harness.watermark(14).send(Orders.event("a", 8, 3));
            assertThat(harness.count("late")).isEqualTo(1);
            assertThat(harness.watermark(1000).out()).isEmpty();
        }
    }

    @Test
    void aSessionThatJoinsLeavesTheTimersOfOthersAlone() throws Exception {
        try (StepHarness harness = harness(new Window.Session(ms(10)), LatePolicy.DROP, ms(50))) {
            // The first closes at 59, when the second, of 50 to 60, fires.
            harness.send(Orders.event("a", 1, 0), Orders.event("a", 2, 50));
            harness.send(Orders.event("a", 4, 5));
            assertThat(harness.watermark(59).outValues())
                    .containsExactly(sum("a", 0, 15, 5), sum("a", 50, 60, 2));
        }
    }

    @Test
    void openWindowsAreRestored() throws Exception {
        for (Window window :
                List.of(
                        TUMBLING,
                        new Window.Session(ms(10)),
                        new Window.Cumulate(ms(5), ms(10), ms(0)))) {
            OperatorSubtaskState state;
            try (StepHarness harness = harness(window)) {
                state = harness.send(Orders.event("a", 1, 5)).snapshot();
            }
            try (StepHarness harness =
                    StepHarness.restored(function(OnError.FAIL, window), state)) {
                List<Row> sums = harness.send(Orders.event("a", 2, 6)).watermark(100).outValues();
                assertThat(sums).last().extracting(row -> row.getLong(3)).isEqualTo(3L);
            }
        }
    }

    @Test
    void anEventThatCannotBeAddedIsInNoWindow() throws Exception {
        WindowFunction function =
                function(OnError.DEAD_LETTER, new Window.Hopping(ms(10), ms(5), ms(0)));
        try (StepHarness harness = StepHarness.keyed(function)) {
            harness.send(Orders.event("a", 1, 5), Orders.event("a", -1, 5));
            assertThat(harness.deadLetters()).hasSize(1);
            assertThat(harness.watermark(100).outValues())
                    .containsExactly(sum("a", 0, 10, 1), sum("a", 5, 15, 1));
        }
    }

    @Test
    void anEventWithoutTimestampIsAFailure() throws Exception {
        try (StepHarness harness = StepHarness.keyed(function(OnError.DEAD_LETTER, TUMBLING))) {
            harness.send(Orders.event("a", 1, Event.NO_TIMESTAMP));
            assertThat(harness.deadLetters().get(0).failure().orElseThrow().message())
                    .isEqualTo("the event has no timestamp, so it's in no window");
        }
    }

    @Test
    void aResultThatFailsFailsTheJobWhateverThePolicy() throws Exception {
        WindowFunction late =
                new WindowFunction(
                        Orders.step(OnError.SKIP, () -> summing(TUMBLING, LatePolicy.DROP, ms(5))));
        try (StepHarness harness = StepHarness.keyed(late)) {
            harness.watermark(10);
            assertThatThrownBy(() -> harness.send(Orders.event("a", 13, 5)))
                    .hasMessage(
                            "step 'work' (test) failed at the result of a window:"
                                    + " java.lang.IllegalStateException: thirteen");
        }
        try (StepHarness harness = StepHarness.keyed(function(OnError.SKIP, TUMBLING))) {
            harness.send(Orders.event("a", 13, 5));
            assertThatThrownBy(() -> harness.watermark(100))
                    .hasStackTraceContaining("failed at the result of a window");
        }
    }

    @Test
    void aWindowCanBeEmittedWithEachEvent() throws Exception {
        try (StepHarness harness = harness(spec -> spec.emitted(WindowEmission.ON_UPDATE), ms(0))) {
            harness.send(Orders.event("a", 1, 5), Orders.event("a", 2, 3));
            assertThat(harness.out())
                    .containsExactly(
                            Event.of(sum("a", 0, 10, 1), 9), Event.of(sum("a", 0, 10, 3), 9));
            assertThat(harness.watermark(100).out()).isEmpty();
        }
    }

    @Test
    void aWindowCanBeEmittedAtIntervalsWhileItChanges() throws Exception {
        try (StepHarness harness =
                harness(spec -> spec.emitted(new WindowEmission.Every(ms(4))), ms(5))) {
            harness.send(Orders.event("a", 1, 1));
            assertThat(harness.watermark(2).out()).isEmpty();
            assertThat(harness.watermark(3).outValues()).containsExactly(sum("a", 0, 10, 1));
            assertThat(harness.watermark(7).out()).isEmpty();
            harness.send(Orders.event("a", 2, 2));
            assertThat(harness.watermark(8).out()).isEmpty();
            assertThat(harness.watermark(9).outValues()).containsExactly(sum("a", 0, 10, 3));
            harness.send(Orders.event("a", 4, 2));
            assertThat(harness.outValues()).containsExactly(sum("a", 0, 10, 7));
            assertThat(harness.watermark(100).out()).isEmpty();
        }
    }

    @Test
    void windowsCanGoByTheMachinesClock() throws Exception {
        try (StepHarness harness = harness(WindowSpec::processingTime, ms(0))) {
            harness.processingTime(5).send(Orders.event("a", 1, Event.NO_TIMESTAMP));
            harness.watermark(500).processingTime(9).send(Orders.event("a", 2, 400));
            assertThat(harness.out()).isEmpty();
            assertThat(harness.processingTime(10).out())
                    .containsExactly(Event.of(sum("a", 0, 10, 3), 9));
            harness.send(Orders.event("a", 4, 3));
            assertThat(harness.watermark(Long.MAX_VALUE).outValues())
                    .containsExactly(sum("a", 10, 20, 4));
            assertThat(harness.count("late")).isZero();
        }
    }

    @Test
    void aResultThatIsNotWantedIsNotEmitted() throws Exception {
        try (StepHarness harness = harness(TUMBLING)) {
            harness.send(Orders.event("a", 17, 5), Orders.event("b", 1, 5));
            assertThat(harness.watermark(100).outValues()).containsExactly(sum("b", 0, 10, 1));
        }
    }

    private static StepHarness harness(
            UnaryOperator<WindowSpec<Row, Long, Row>> change, Duration lateness) throws Exception {
        return StepHarness.keyed(
                new WindowFunction(
                        Orders.step(
                                OnError.FAIL,
                                () -> change.apply(summing(TUMBLING, LatePolicy.DROP, lateness)))));
    }

    private static WindowFunction function(OnError onError, Window window) {
        return new WindowFunction(
                Orders.step(onError, () -> summing(window, LatePolicy.DROP, ms(0))));
    }

    private static StepHarness harness(Window window) throws Exception {
        return harness(window, LatePolicy.DROP, ms(0));
    }

    private static StepHarness harness(Window window, LatePolicy late, Duration lateness)
            throws Exception {
        return StepHarness.keyed(
                new WindowFunction(
                        Orders.step(OnError.FAIL, () -> summing(window, late, lateness))));
    }
}
