package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.connector.WatermarkGate;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventTimeStrategyTest {

    private static final Event BAD =
            Event.undecodable(
                    new RawRecord("t", 0, 99_999, null, null, Headers.none()),
                    new Origin("t", 0, 1),
                    new Failure("orders", Failure.Stage.DECODE, "X", ""));

    private final ManualClock clock = new ManualClock();
    private final List<String> seen = new ArrayList<>();
    private final WatermarkOutput output =
            new WatermarkOutput() {
                @Override
                public void emitWatermark(Watermark watermark) {
                    seen.add(Long.toString(watermark.getTimestamp()));
                }

                @Override
                public void markIdle() {
                    seen.add("idle");
                }

                @Override
                public void markActive() {
                    seen.add("active");
                }
            };

    @Test
    void theWatermarkIsBehindTheLatestEvent() {
        WatermarkGenerator<Event> generator =
                generator(EventTimeStrategy.of(Duration.ofMillis(100), Optional.empty()));
        send(generator, Orders.event("a", 1, 5000));
        send(generator, Orders.event("a", 1, 4000));
        generator.onPeriodicEmit(output);
        assertThat(seen).containsExactly("4899");
    }

    @Test
    void badRecordsDoNotMoveTheWatermarkAndDoNotKeepASplitActive() {
        WatermarkGenerator<Event> generator =
                generator(EventTimeStrategy.of(Duration.ZERO, Optional.of(Duration.ofSeconds(60))));
        send(generator, Orders.event("a", 1, 5000));
        send(generator, BAD);
        generator.onPeriodicEmit(output);
        for (int second = 0; second < 130; second++) {
            clock.advanceTime(Duration.ofSeconds(1));
            send(generator, BAD);
            generator.onPeriodicEmit(output);
        }
        assertThat(seen).startsWith("4999").endsWith("idle").containsOnly("4999", "idle");
    }

    @Test
    void nothingPassesAGateThatIsClosed() {
        WatermarkGate gate = WatermarkGate.ofNewReader();
        WatermarkGenerator<Event> generator;
        try {
            generator =
                    generator(
                            EventTimeStrategy.of(
                                    Duration.ZERO, Optional.of(Duration.ofSeconds(60))));
        } finally {
            gate.leaveThread();
        }
        send(generator, Orders.event("a", 1, 5000));
        for (int second = 0; second < 130; second++) {
            clock.advanceTime(Duration.ofSeconds(1));
            generator.onPeriodicEmit(output);
        }
        assertThat(seen).isEmpty();
        gate.open();
        generator.onPeriodicEmit(output);
        assertThat(seen).containsExactly("4999");
        gate.closeFor(Duration.ofNanos(1));
        assertThat(gate.isOpen()).isTrue();
        assertThat(WatermarkGate.ofThisThread()).isEmpty();
    }

    @Test
    void alignmentIsKept() {
        EventTimeStrategy strategy =
                EventTimeStrategy.of(Duration.ZERO, Optional.empty())
                        .aligned("shop", Duration.ofSeconds(7));
        assertThat(strategy.getAlignmentParameters().getWatermarkGroup()).isEqualTo("shop");
        assertThat(strategy.getAlignmentParameters().getMaxAllowedWatermarkDrift()).isEqualTo(7000);
    }

    private void send(WatermarkGenerator<Event> generator, Event event) {
        generator.onEvent(event, event.timestamp(), output);
    }

    private WatermarkGenerator<Event> generator(EventTimeStrategy strategy) {
        return strategy.createWatermarkGenerator(
                new WatermarkGeneratorSupplier.Context() {
                    @Override
                    public MetricGroup getMetricGroup() {
                        return new UnregisteredMetricsGroup();
                    }

                    @Override
                    public RelativeClock getInputActivityClock() {
                        return clock;
                    }
                });
    }
}
