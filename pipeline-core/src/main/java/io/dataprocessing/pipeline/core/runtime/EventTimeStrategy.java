package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.WatermarkGate;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of a source, for each of its splits: behind the latest event by the out-of-orderness.
 * Events without a timestamp, such as those that can't be decoded, don't move them and don't count
 * as activity either: a partition that has nothing but bad records becomes idle instead of holding
 * everybody's time.
 */
public final class EventTimeStrategy implements WatermarkStrategy<Event> {

    private static final long serialVersionUID = 1L;

    private final WatermarkStrategy<Event> bounded;

    private EventTimeStrategy(WatermarkStrategy<Event> bounded) {
        this.bounded = requireNonNull(bounded, "bounded");
    }

    /**
     * A strategy.
     *
     * @param idleTimeout after which a silent split is left out; empty for never
     */
    public static EventTimeStrategy of(Duration outOfOrderness, Optional<Duration> idleTimeout) {
        WatermarkStrategy<Event> strategy =
                WatermarkStrategy.forBoundedOutOfOrderness(outOfOrderness);
        return new EventTimeStrategy(
                idleTimeout.isPresent() ? strategy.withIdleness(idleTimeout.get()) : strategy);
    }

    /** This strategy, not running ahead of others of a group by more than {@code maxDrift}. */
    public EventTimeStrategy aligned(String group, Duration maxDrift) {
        return new EventTimeStrategy(bounded.withWatermarkAlignment(group, maxDrift));
    }

    @Override
    public WatermarkGenerator<Event> createWatermarkGenerator(
            WatermarkGeneratorSupplier.Context context) {
        WatermarkGenerator<Event> generator =
                new TimedEventsOnly(bounded.createWatermarkGenerator(context));
        return WatermarkGate.ofThisThread()
                .<WatermarkGenerator<Event>>map(gate -> new GatedGenerator(generator, gate))
                .orElse(generator);
    }

    @Override
    public TimestampAssigner<Event> createTimestampAssigner(
            TimestampAssignerSupplier.Context context) {
        return (event, recordTimestamp) -> event.timestamp();
    }

    @Override
    public WatermarkAlignmentParams getAlignmentParameters() {
        return bounded.getAlignmentParameters();
    }

    /** Keeps events without a timestamp away from a generator. */
    private record TimedEventsOnly(WatermarkGenerator<Event> generator)
            implements WatermarkGenerator<Event> {

        @Override
        public void onEvent(Event event, long timestamp, WatermarkOutput output) {
            if (timestamp != Event.NO_TIMESTAMP) {
                generator.onEvent(event, timestamp, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            generator.onPeriodicEmit(output);
        }
    }

    /** Keeps a generator's watermarks from everybody while the source holds them back. */
    private record GatedGenerator(WatermarkGenerator<Event> generator, WatermarkGate gate)
            implements WatermarkGenerator<Event> {

        @Override
        public void onEvent(Event event, long timestamp, WatermarkOutput output) {
            generator.onEvent(event, timestamp, output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (gate.isOpen()) {
                generator.onPeriodicEmit(output);
            }
        }
    }
}
