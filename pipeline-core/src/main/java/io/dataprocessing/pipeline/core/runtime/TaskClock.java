package io.dataprocessing.pipeline.core.runtime;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.TimerService;

/**
 * The clock of processing time: the one that Flink's timers follow, so that tests which move that
 * move this. Before the first record it's the machine's.
 */
final class TaskClock extends Clock {

    private TimerService timers;

    void follow(TimerService timerService) {
        if (timers != timerService) {
            timers = timerService;
        }
    }

    @Override
    public long millis() {
        return timers == null ? System.currentTimeMillis() : timers.currentProcessingTime();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
    }
}
