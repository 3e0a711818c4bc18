package io.dataprocessing.pipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowHarnessTest {

    record Click(String user, long weight) {}

    record Sum(long sum) {}

    record Result(String user, long startSecond, long endSecond, long sum) {}

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void tumblingWindowsAreEmittedOnceTheWatermarkReachesTheirEnd() {
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.start(() -> spec(tumbling(10), LatePolicy.DROP));
        click(harness, "a", 1, 0);
        click(harness, "b", 5, 12);
        click(harness, "a", 2, 9);
        watermark(harness, 9);
        assertThat(harness.values()).isEmpty();
        harness.advanceWatermark(START.plusMillis(9_999));
        assertThat(harness.values()).containsExactly(new Result("a", 0, 10, 3));
        assertThat(harness.emitted().get(0).timestamp()).contains(START.plusMillis(9_999));
        assertThat(harness.openWindows()).isEqualTo(1);
        watermark(harness, 20);
        assertThat(harness.values()).hasSize(2);
    }

    @Test
    void hoppingWindowsShareTheirEvents() {
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.start(
                        () ->
                                spec(
                                        new Window.Hopping(seconds(10), seconds(5), seconds(0)),
                                        LatePolicy.DROP));
        click(harness, "a", 1, 7);
        watermark(harness, 100);
        assertThat(harness.values())
                .containsExactly(new Result("a", 0, 10, 1), new Result("a", 5, 15, 1));
    }

    @Test
    void cumulatingWindowsGrow() {
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.start(
                        () ->
                                spec(
                                        new Window.Cumulate(seconds(10), seconds(30), seconds(0)),
                                        LatePolicy.DROP));
        click(harness, "a", 1, 12);
        click(harness, "a", 2, 25);
        watermark(harness, 100);
        assertThat(harness.values())
                .containsExactly(new Result("a", 0, 20, 1), new Result("a", 0, 30, 3));
    }

    @Test
    void sessionsGrowTogether() {
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.start(() -> spec(new Window.Session(seconds(10)), LatePolicy.DROP));
        click(harness, "a", 1, 0);
        click(harness, "a", 2, 15);
        assertThat(harness.openWindows()).isEqualTo(2);
        harness.restore();
        click(harness, "a", 4, 8);
        assertThat(harness.openWindows()).isEqualTo(1);
        watermark(harness, 100);
        assertThat(harness.values()).containsExactly(new Result("a", 0, 25, 7));
    }

    @Test
    void lateEventsFollowThePolicy() {
        WindowHarness<Click, Sum, Result> dropping =
                WindowHarness.start(() -> spec(tumbling(10), LatePolicy.DROP));
        watermark(dropping, 10);
        click(dropping, "a", 1, 5);
        assertThat(dropping.dropped()).isEqualTo(1);
        assertThat(dropping.emitted()).isEmpty();

        WindowHarness<Click, Sum, Result> handing =
                WindowHarness.start(() -> spec(tumbling(10), LatePolicy.OUTPUT));
        watermark(handing, 10);
        click(handing, "a", 1, 5);
        assertThat(handing.emitted())
                .singleElement()
                .satisfies(
                        late -> {
                            assertThat(late.output()).isEqualTo(WindowHarness.LATE);
                            assertThat(late.timestamp()).contains(START.plusSeconds(5));
                        });
    }

    @Test
    void withinTheAllowedLatenessAWindowIsEmittedAgain() {
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.start(
                        () -> spec(tumbling(10), LatePolicy.DROP).allowedLateness(seconds(5)));
        click(harness, "a", 1, 5);
        watermark(harness, 12);
        click(harness, "a", 2, 6);
        watermark(harness, 15);
        click(harness, "a", 4, 6);
        assertThat(harness.values())
                .containsExactly(new Result("a", 0, 10, 1), new Result("a", 0, 10, 3));
        assertThat(harness.dropped()).isEqualTo(1);
        assertThat(harness.openWindows()).isZero();
    }

    @Test
    void combiningGivesTheSame() {
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.startCombining(() -> spec(tumbling(10), LatePolicy.DROP));
        click(harness, "a", 1, 5);
        click(harness, "a", 2, 6);
        watermark(harness, 15);
        assertThat(harness.values()).containsExactly(new Result("a", 0, 10, 3));
    }

    @Test
    void aWindowNeedsAKeyAndEventTime() {
        assertThatThrownBy(
                        () ->
                                WindowHarness.start(
                                        () ->
                                                WindowSpec.of(
                                                        Schemas.of(Click.class),
                                                        Schemas.of(Sum.class),
                                                        Schemas.of(Result.class),
                                                        tumbling(10),
                                                        LatePolicy.DROP,
                                                        Summing::new)))
                .hasMessage("a window step needs a key: use keyBy");
        WindowHarness<Click, Sum, Result> harness =
                WindowHarness.start(() -> spec(tumbling(10), LatePolicy.DROP));
        assertThatThrownBy(
                        () ->
                                harness.process(
                                        TestRecord.of(
                                                Schemas.of(Click.class).toRow(new Click("a", 1)))))
                .hasMessage("a window needs event time");
    }

    private static Window tumbling(int seconds) {
        return new Window.Tumbling(seconds(seconds), Duration.ZERO);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static void click(
            WindowHarness<Click, Sum, Result> harness, String user, long weight, int second) {
        harness.process(new Click(user, weight), START.plusSeconds(second));
    }

    private static void watermark(WindowHarness<Click, Sum, Result> harness, int second) {
        harness.advanceWatermark(START.plusSeconds(second));
    }

    private static WindowSpec<Click, Sum, Result> spec(Window window, LatePolicy late) {
        return WindowSpec.of(
                        Schemas.of(Click.class),
                        Schemas.of(Sum.class),
                        Schemas.of(Result.class),
                        window,
                        late,
                        Summing::new)
                .keyBy(List.of("user"));
    }

    private static final class Summing implements WindowAggregator<Click, Sum, Result> {

        @Override
        public Sum create() {
            return new Sum(0);
        }

        @Override
        public Sum add(Sum accumulator, Click value, Instant timestamp) {
            return new Sum(accumulator.sum() + value.weight());
        }

        @Override
        public Sum merge(Sum left, Sum right) {
            return new Sum(left.sum() + right.sum());
        }

        @Override
        public Result result(Row key, WindowBounds window, Sum accumulator) {
            return new Result(
                    key.getString(0),
                    Duration.between(START, window.start()).toSeconds(),
                    Duration.between(START, window.end()).toSeconds(),
                    accumulator.sum());
        }
    }
}
