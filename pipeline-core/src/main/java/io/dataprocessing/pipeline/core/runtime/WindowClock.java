package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.window.WindowTime;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;

/**
 * The time that windows go by. In processing time the watermark stands just before the present, so
 * that a record of this millisecond is never behind it.
 */
enum WindowClock {
    EVENT {
        @Override
        long timestamp(Event event, TimerService timers) {
            return event.timestamp();
        }

        @Override
        long watermark(long timestamp, TimerService timers) {
            return timers.currentWatermark();
        }

        @Override
        void register(long time, TimerService timers) {
            timers.registerEventTimeTimer(time);
        }

        @Override
        void delete(long time, TimerService timers) {
            timers.deleteEventTimeTimer(time);
        }

        @Override
        long reached(long timer) {
            return timer;
        }
    },
    PROCESSING {
        @Override
        long timestamp(Event event, TimerService timers) {
            return timers.currentProcessingTime();
        }

        @Override
        long watermark(long timestamp, TimerService timers) {
            return timestamp - 1;
        }

        @Override
        void register(long time, TimerService timers) {
            timers.registerProcessingTimeTimer(time + 1);
        }

        @Override
        void delete(long time, TimerService timers) {
            timers.deleteProcessingTimeTimer(time + 1);
        }

        @Override
        long reached(long timer) {
            return timer - 1;
        }
    };

    /**
     * The event-time timer that fires at the end of a bounded input, whatever the windows' time.
     */
    private static final long END_OF_INPUT = Long.MAX_VALUE;

    static WindowClock of(WindowTime time) {
        return switch (time) {
            case EVENT -> EVENT;
            case PROCESSING -> PROCESSING;
        };
    }

    /** The moment that decides which windows an event is in. */
    abstract long timestamp(Event event, TimerService timers);

    /**
     * The moment up to which windows have ended for an event of {@link #timestamp}. It's asked for
     * once an event: in processing time the clock goes on meanwhile, and between two readings a
     * window could end that the event is in.
     */
    abstract long watermark(long timestamp, TimerService timers);

    /** Asks for a call when the watermark reaches a moment. */
    abstract void register(long time, TimerService timers);

    /** Takes back what was asked for. */
    abstract void delete(long time, TimerService timers);

    /** Where the watermark is when a timer fires. */
    abstract long reached(long timer);

    /** Whether the end of input needs a timer of its own, as time alone doesn't bring it. */
    boolean asksForEndOfInput() {
        return this == PROCESSING;
    }

    /** Asks for a call at the end of input, where time alone doesn't bring it. */
    void registerEndOfInput(TimerService timers) {
        if (asksForEndOfInput()) {
            timers.registerEventTimeTimer(END_OF_INPUT);
        }
    }

    /** Takes that back. */
    void deleteEndOfInput(TimerService timers) {
        if (asksForEndOfInput()) {
            timers.deleteEventTimeTimer(END_OF_INPUT);
        }
    }

    /** Whether a timer is the one for the end of input. */
    boolean isEndOfInput(TimeDomain domain) {
        return asksForEndOfInput() && domain == TimeDomain.EVENT_TIME;
    }
}
