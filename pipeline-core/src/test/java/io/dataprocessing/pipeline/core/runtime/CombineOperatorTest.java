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
import io.dataprocessing.pipeline.api.window.WindowMerging;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CombineOperatorTest {

    private static final RowType SUM =
            RowType.builder()
                    .field("sku", DataTypes.STRING)
                    .field("start", DataTypes.LONG)
                    .field("end", DataTypes.LONG)
                    .field("sum", DataTypes.LONG)
                    .build();
    private static final Window TUMBLING = new Window.Tumbling(ms(10), ms(0));

    /** Sums amounts up; refuses negative ones. */
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
            return Row.of(
                    SUM,
                    key.getString(0),
                    window.start().toEpochMilli(),
                    window.end().toEpochMilli(),
                    accumulator);
        }
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static StepDefinition step(Window window, Duration lateness) {
        return Orders.step(
                OnError.DEAD_LETTER,
                () ->
                        WindowSpec.of(
                                        Orders.ROWS,
                                        Schemas.scalar(Long.class),
                                        Schemas.rows(SUM),
                                        window,
                                        LatePolicy.DEAD_LETTER,
                                        Summing::new)
                                .keyBy(List.of("sku"))
                                .allowedLateness(lateness)
                                .merging(WindowMerging.FREE));
    }

    /** A combining operator and the windows behind it. */
    private static final class Combined implements AutoCloseable {

        private final CombinedEvents events =
                new CombinedEvents(
                        Orders.TYPE, List.of("sku"), Schemas.scalar(Long.class).rowType());
        private final OneInputStreamOperatorTestHarness<Event, Event> combiner;
        private final StepHarness windows;
        private int moved;

        Combined(StepDefinition definition) throws Exception {
            combiner =
                    new OneInputStreamOperatorTestHarness<>(
                            new CombineOperator(definition, events));
            combiner.setup(StepHarness.serializer(events.type()));
            combiner.open();
            windows =
                    StepHarness.keyed(
                            new WindowFunction(definition, events),
                            events.key(),
                            events.keyType(),
                            events.type());
        }

        void send(Event event) throws Exception {
            combiner.processElement(new StreamRecord<>(event, event.timestamp()));
            move();
        }

        void watermark(long time) throws Exception {
            combiner.processWatermark(new Watermark(time));
            move();
        }

        void idle() throws Exception {
            combiner.processWatermarkStatus(WatermarkStatus.IDLE);
            combiner.processWatermarkStatus(WatermarkStatus.ACTIVE);
            move();
        }

        private void move() throws Exception {
            List<Object> elements = new ArrayList<>(combiner.getOutput());
            combiner.getOutput().clear();
            for (Object element : elements) {
                if (element instanceof StreamRecord<?> record) {
                    moved++;
                    windows.send((Event) record.getValue());
                } else if (element instanceof Watermark watermark) {
                    windows.watermark(watermark.getTimestamp());
                }
            }
        }

        @Override
        public void close() throws Exception {
            combiner.close();
            windows.close();
        }
    }

    private static Stream<Window> windows() {
        return Stream.of(
                TUMBLING,
                new Window.Tumbling(ms(10), ms(3)),
                new Window.Hopping(ms(10), ms(4), ms(1)),
                new Window.Hopping(ms(10), ms(5), ms(0)),
                new Window.Cumulate(ms(5), ms(15), ms(0)),
                new Window.Session(ms(4)),
                new Window.Session(ms(9)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void resultsLateEventsAndFailuresAreAsWithout(Window window) throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StepDefinition definition = step(window, ms(random.nextBoolean() ? 6 : 0));
            try (StepHarness plain = StepHarness.keyed(new WindowFunction(definition));
                    Combined combined = new Combined(definition)) {
                List<String> expected = new ArrayList<>();
                List<String> given = new ArrayList<>();
                long watermark = -20;
                for (int i = 0; i < 60; i++) {
                    if (random.nextInt(6) == 0) {
                        watermark += random.nextInt(8);
                        plain.watermark(watermark);
                        combined.watermark(watermark);
                    }
                    Event event =
                            Orders.event(
                                    random.nextBoolean() ? "a" : "b",
                                    random.nextInt(12) - 1,
                                    watermark - 12 + random.nextInt(30));
                    plain.send(event);
                    combined.send(event);
                    plain.out().forEach(out -> expected.add(words(out)));
                    combined.windows.out().forEach(out -> given.add(words(out)));
                }
                plain.watermark(Long.MAX_VALUE).out().forEach(out -> expected.add(words(out)));
                combined.watermark(Long.MAX_VALUE);
                combined.windows.out().forEach(out -> given.add(words(out)));
                assertThat(given).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
                for (String count : List.of("in", "late", "dead-lettered", "out")) {
                    assertThat(combined.windows.count(count))
                            .as(count)
                            .isEqualTo(plain.count(count));
                }
                assertThat(combined.windows.deadLetters()).isEqualTo(plain.deadLetters());
            }
        }
    }

    @Test
    void eventsBecomeFewerAndNoneIsLeftAtACheckpoint() throws Exception {
        try (Combined combined = new Combined(step(TUMBLING, ms(0)))) {
            for (int i = 0; i < 100; i++) {
                combined.send(Orders.event("a", 1, i % 10));
            }
            assertThat(combined.moved).isZero();
            combined.combiner.prepareSnapshotPreBarrier(1);
            combined.move();
            assertThat(combined.moved).isEqualTo(1);
            combined.watermark(9);
            assertThat(combined.windows.outValues())
                    .containsExactly(Row.of(SUM, "a", 0L, 10L, 100L));
            assertThat(combined.windows.count("in")).isEqualTo(100);
        }
    }

    @Test
    void nothingIsCombinedOnceTheInputWasIdle() throws Exception {
        try (Combined combined = new Combined(step(TUMBLING, ms(0)))) {
            combined.send(Orders.event("a", 1, 1));
            combined.idle();
            assertThat(combined.moved).isEqualTo(1);
            combined.send(Orders.event("a", 1, 2));
            combined.send(Orders.event("a", 1, 3));
            assertThat(combined.moved).isEqualTo(3);
        }
    }

    @Test
    void whatAWindowGivesIsHeldUntilItEnds() throws Exception {
        try (Combined combined = new Combined(step(TUMBLING, ms(0)))) {
            combined.send(Orders.event("a", 1, 1));
            combined.watermark(3);
            combined.send(Orders.event("a", 1, 4));
            combined.watermark(8);
            assertThat(combined.moved).isZero();
            combined.watermark(9);
            assertThat(combined.moved).isEqualTo(1);
            assertThat(combined.windows.outValues()).containsExactly(Row.of(SUM, "a", 0L, 10L, 2L));
        }
    }

    @Test
    void whatASessionGivesIsHeldUntilTheWatermarkComesToIt() throws Exception {
        try (Combined combined = new Combined(step(new Window.Session(ms(10)), ms(0)))) {
            combined.send(Orders.event("a", 1, 9));
            combined.send(Orders.event("a", 1, 4));
            combined.watermark(3);
            assertThat(combined.moved).isZero();
            combined.watermark(4);
            assertThat(combined.moved).isEqualTo(1);
            combined.watermark(18);
            assertThat(combined.windows.outValues())
                    .containsExactly(Row.of(SUM, "a", 4L, 19L, 2L));
        }
    }

    /** Beyond what is kept they go alone, and are added up again when they become fewer. */
    @Test
    void keysThatAreAllDifferentAreHandedOnAlone() throws Exception {
        int most = 1 << 17;
        try (Combined combined = new Combined(step(TUMBLING, ms(0)))) {
            for (int i = 0; i < most; i++) {
                combined.send(Orders.event("key" + i, 1, 5));
            }
            assertThat(combined.moved).isEqualTo(most);
            for (int i = 0; i < 16 * most; i++) {
                combined.send(Orders.event("key" + i % 1000, 1, 5));
            }
            assertThat(combined.moved).isEqualTo(17 * most);
            for (int i = 0; i < 1000; i++) {
                combined.send(Orders.event("key" + i % 10, 1, 5));
            }
            assertThat(combined.moved).isEqualTo(17 * most);
            combined.watermark(9);
            assertThat(combined.windows.count("in")).isEqualTo(17 * most + 1000);
            long sum =
                    combined.windows.outValues().stream().mapToLong(row -> row.getLong(3)).sum();
            assertThat(sum).isEqualTo(17 * most + 1000);
        }
    }

    private static String words(Event event) {
        return event.timestamp() + " " + event.value();
    }
}
