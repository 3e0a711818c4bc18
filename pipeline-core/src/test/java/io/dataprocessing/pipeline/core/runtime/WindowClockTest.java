package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowClockTest {

    private static final RowType COUNT = RowType.builder().field("count", DataTypes.LONG).build();

    /** The clock that goes on while an event is added. */
    private static final List<StepHarness> CLOCKS = new ArrayList<>();

    /** Counts; meanwhile the clock comes to 10. */
    private static final class SlowCount implements WindowAggregator<Row, Long, Row> {

        @Override
        public Long create() {
            return 0L;
        }

        @Override
        public Long add(Long accumulator, Row value, Instant timestamp) {
            try {
                CLOCKS.get(0).processingTime(10);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return accumulator + 1;
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }

        @Override
        public Row result(Row key, WindowBounds window, Long accumulator) {
            return Row.of(COUNT, accumulator);
        }
    }

    @Test
    void aWindowThatEndsByTheClockWhileAnEventIsAddedIsEmittedOnce() throws Exception {
        try (StepHarness harness =
                StepHarness.keyed(
                        new WindowFunction(
                                Orders.step(OnError.FAIL, WindowClockTest::countingByTheClock)))) {
            CLOCKS.add(harness);
            harness.processingTime(9).send(Orders.event("a", 1, 0));
            assertThat(harness.out()).isEmpty();
            assertThat(harness.processingTime(11).outValues()).containsExactly(Row.of(COUNT, 1L));
            assertThat(harness.watermark(Long.MAX_VALUE).out()).isEmpty();
        } finally {
            CLOCKS.clear();
        }
    }

    private static WindowSpec<Row, Long, Row> countingByTheClock() {
        return WindowSpec.of(
                        Orders.ROWS,
                        Schemas.scalar(Long.class),
                        Schemas.rows(COUNT),
                        new Window.Tumbling(Duration.ofMillis(10), Duration.ZERO),
                        LatePolicy.DROP,
                        SlowCount::new)
                .keyBy(List.of("sku"))
                .processingTime();
    }
}
