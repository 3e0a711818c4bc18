package io.dataprocessing.pipeline.core.runtime;

import java.util.function.LongSupplier;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.streaming.api.TimerService;

/**
 * The time as functions without a key see it, who can't have timers.
 *
 * @param clock that of the task
 * @param watermark the latest that came
 */
record CallTime(ProcessingTimeService clock, LongSupplier watermark) implements TimerService {

    @Override
    public long currentProcessingTime() {
        return clock.getCurrentProcessingTime();
    }

    @Override
    public long currentWatermark() {
        return watermark.getAsLong();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_REGISTER_TIMER_MSG);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_REGISTER_TIMER_MSG);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_DELETE_TIMER_MSG);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        throw new UnsupportedOperationException(UNSUPPORTED_DELETE_TIMER_MSG);
    }
}
