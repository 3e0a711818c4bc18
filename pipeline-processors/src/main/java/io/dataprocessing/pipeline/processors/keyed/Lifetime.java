package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a key is remembered after its last record, counted in the step's own time.
 *
 * <p>A key has one timer for this, which isn't moved at each record: when it fires and something
 * came in the meantime, it's set anew.
 *
 * @param ttl how long; empty to the end of the input, which event time reaches and the clock never
 *     does
 */
record Lifetime(StepTime time, Optional<Duration> ttl) {

    /** The last moment of event time; the watermark is there when the input has ended. */
    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** When a key is forgotten that nothing comes for. */
    Instant end(Instant seen) {
        return ttl.map(seen::plus).orElse(END);
    }

    /** Whether the input has to end before a key does. */
    boolean isEndless() {
        return ttl.isEmpty();
    }

    /**
     * The event time of what is told when a key is forgotten. Its records' own is behind the
     * watermark by then; at the end of the input there's no other.
     */
    Instant closing(Instant seen) {
        return isEndless() ? seen : end(seen);
    }

    /** Whether a key that was last seen at a moment is forgotten at another. */
    boolean isOver(Instant seen, Instant now) {
        return !now.isBefore(end(seen));
    }

    /** Sets the timer for a key. */
    void begin(Instant seen, Timers timers) {
        register(end(seen), timers);
    }

    /** Whether a timer ends the life of a key; if not, it's set anew. */
    boolean ends(Timer timer, Instant seen, Timers timers) {
        if (isOver(seen, timer.time())) {
            return true;
        }
        begin(seen, timers);
        return false;
    }

    /** Sets a timer of the step's time. */
    void register(Instant moment, Timers timers) {
        switch (time) {
            case EVENT -> timers.registerEventTime(moment);
            case PROCESSING -> timers.registerProcessingTime(moment);
        }
    }
}
