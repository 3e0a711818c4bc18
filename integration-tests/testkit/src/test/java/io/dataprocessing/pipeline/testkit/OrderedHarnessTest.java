package io.dataprocessing.pipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedHarnessTest {

    private static final RowType TYPE = Rows.type("sku string, amount long");
    private static final Schema<Row> ROWS = Schemas.rows(TYPE);

    /** Passes records on, and asks for a timer at the time of each; negative amounts fail. */
    private static final class Passing implements Processor<Row, Row> {

        private Timers timers;

        @Override
        public void open(ProcessorContext context) {
            timers = context.timers();
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            if (input.value().getLong(1) < 0) {
                throw new IllegalArgumentException("negative");
            }
            assertThat(timers.watermark()).contains(input.timestamp().orElseThrow().minusMillis(1));
            timers.registerEventTime(input.timestamp().orElseThrow());
            output.emit(input.value());
        }

        @Override
        public void onTimer(Timer timer, Output<Row> output) {
            output.emit(Rows.row(TYPE, timer.key().getString(0), -1));
        }
    }

    @Test
    void recordsAndTimersComeInTheOrderOfTime() throws Exception {
        try (ProcessorHarness<Row, Row> harness = passing(LatePolicy.DROP)) {
            harness.process(row("a", 3), at(20));
            harness.process(row("a", 2), at(10));
            harness.process(row("a", 1), at(10));
            assertThat(harness.keysWithState()).isEqualTo(1);
            harness.restore();
            harness.advanceWatermark(at(20));
            assertThat(amounts(harness.values())).containsExactly(1L, 2L, -1L, 3L, -1L);
            assertThat(harness.keysWithState()).isZero();
        }
    }

    @Test
    void lateRecordsFollowThePolicy() throws Exception {
        try (ProcessorHarness<Row, Row> harness = passing(LatePolicy.DROP)) {
            harness.advanceWatermark(at(10));
            harness.process(row("a", 1), at(10));
            assertThat(harness.dropped()).isEqualTo(1);
        }
        try (ProcessorHarness<Row, Row> harness = passing(LatePolicy.OUTPUT)) {
            harness.advanceWatermark(at(10));
            harness.process(row("a", 1), at(10));
            assertThat(harness.emitted()).extracting(Emitted::output).containsExactly("late");
        }
        try (ProcessorHarness<Row, Row> harness = passing(LatePolicy.DEAD_LETTER)) {
            harness.advanceWatermark(at(10));
            harness.process(row("a", 1), at(10));
            assertThat(harness.emitted())
                    .extracting(Emitted::output)
                    .containsExactly("dead-letters");
        }
    }

    @Test
    void aRecordThatFailsAtItsTimeLeavesTheOthersAlone() throws Exception {
        try (ProcessorHarness<Row, Row> harness = passing(LatePolicy.DROP)) {
            harness.process(row("a", -5), at(10));
            harness.process(row("a", 1), at(11));
            assertThatThrownBy(() -> harness.advanceWatermark(at(20))).hasMessage("negative");
            assertThat(amounts(harness.values())).containsExactly(1L, -1L);
        }
    }

    @Test
    void ofTwoInputsTheSecondComesFirstAtEqualTimes() throws Exception {
        try (CoProcessorHarness<Row, Row, Row> harness =
                CoProcessorHarness.start(OrderedHarnessTest::telling)) {
            harness.processLeft(row("a", 1), at(10));
            harness.processRight(row("a", 2), at(10));
            harness.processRight(row("a", 3), at(11));
            harness.processLeft(row("a", 4), at(9));
            harness.restore();
            harness.advanceWatermark(at(20));
            assertThat(harness.values())
                    .extracting(row -> row.getString(0) + row.getLong(1))
                    .containsExactly("left4", "right2", "left1", "right3");
            harness.processRight(row("a", 5), at(20));
            assertThat(harness.emitted())
                    .last()
                    .extracting(Emitted::output)
                    .isEqualTo(CoProcessorHarness.LATE_RIGHT);
            assertThatThrownBy(() -> harness.process(2, TestRecord.of(row("a", 5))))
                    .hasMessage("the step has no input 2; it has 2");
        }
    }

    private static CoProcessorSpec<Row, Row, Row> telling() {
        return CoProcessorSpec.of(
                        ROWS,
                        ROWS,
                        ROWS,
                        () ->
                                new CoProcessor<Row, Row, Row>() {
                                    @Override
                                    public void processLeft(Input<Row> input, Output<Row> output) {
                                        output.emit(row("left", input.value().getLong(1)));
                                    }

                                    @Override
                                    public void processRight(Input<Row> input, Output<Row> output) {
                                        output.emit(row("right", input.value().getLong(1)));
                                    }
                                })
                .keyBy(List.of("sku"), List.of("sku"))
                .inOrder(LatePolicy.OUTPUT);
    }

    private static ProcessorHarness<Row, Row> passing(LatePolicy late) throws Exception {
        return ProcessorHarness.start(
                () ->
                        ProcessorSpec.of(ROWS, ROWS, Passing::new)
                                .keyBy("sku")
                                .timers()
                                .inOrder(late));
    }

    private static Row row(String sku, long amount) {
        return Rows.row(TYPE, sku, amount);
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private static List<Long> amounts(List<Row> rows) {
        return rows.stream().map(row -> row.getLong(1)).toList();
    }
}
