package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Timers;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.streaming.api.TimerService;

/** A step's timers, over those of the call at hand. */
final class StepTimers implements Timers {

    private TimerService timers;

    void use(TimerService timerService) {
        if (timers != timerService) {
            timers = timerService;
        }
    }

    @Override
    public void registerEventTime(Instant time) {
        service().registerEventTimeTimer(time.toEpochMilli());
    }

    @Override
    public void deleteEventTime(Instant time) {
        service().deleteEventTimeTimer(time.toEpochMilli());
    }

    @Override
    public void registerProcessingTime(Instant time) {
        service().registerProcessingTimeTimer(time.toEpochMilli());
    }

    @Override
    public void deleteProcessingTime(Instant time) {
        service().deleteProcessingTimeTimer(time.toEpochMilli());
    }

    @Override
    public Optional<Instant> watermark() {
        long watermark = service().currentWatermark();
        return watermark == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(watermark));
    }

    private TimerService service() {
        if (timers == null) {
            throw new IllegalStateException(
                    "timers belong to a key: use them only while a record or timer of a key"
                            + " is processed");
        }
        return timers;
    }
}
