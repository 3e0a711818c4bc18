package io.dataprocessing.pipeline.core.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A window that an event goes to.
 *
 * @param window the window
 * @param accumulator what is in it; empty if the event is its first
 * @param obsoleteEnds the ends of windows that became part of this one
 * @param obsoleteTimers the timers that these had and nobody else needs
 */
record WindowTarget<A>(
        WindowTimes.Span window,
        Optional<A> accumulator,
        List<Long> obsoleteEnds,
        List<Long> obsoleteTimers) {

    /** Whether there was no window of this end. */
    boolean isNew() {
        return accumulator.isEmpty() || !obsoleteEnds.isEmpty() || !obsoleteTimers.isEmpty();
    }
}
