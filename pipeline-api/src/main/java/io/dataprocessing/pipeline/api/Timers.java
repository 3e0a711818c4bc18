package io.dataprocessing.pipeline.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Timers of the current key. They are part of checkpoints; registering the same time twice gives
 * one timer. Precision is a millisecond. Only steps that declare timers and a key have them.
 */
public interface Timers {

    /** Calls {@code onTimer} when the watermark reaches {@code time}. */
    void registerEventTime(Instant time);

    /** Removes an event-time timer of the current key, if it's there. */
    void deleteEventTime(Instant time);

    /** Calls {@code onTimer} when the machine's clock reaches {@code time}. */
    void registerProcessingTime(Instant time);

    /** Removes a processing-time timer of the current key, if it's there. */
    void deleteProcessingTime(Instant time);

    /** The current watermark: no earlier event is expected; empty before the first. */
    Optional<Instant> watermark();
}
