package io.dataprocessing.pipeline.core.runtime;

/**
 * When a window fires and when it's closed for good.
 *
 * @param lateness how long it accepts events after its end, in milliseconds
 */
record WindowLife(long lateness) {

    /** The watermark at which the window is removed; the end of time if that is beyond it. */
    long closesAt(WindowTimes.Span window) {
        long time = window.last() + lateness;
        return time >= window.last() ? time : Long.MAX_VALUE;
    }

    /** Whether a window is kept for a time after its end. */
    boolean outlivesEnd() {
        return lateness > 0;
    }

    boolean isClosed(WindowTimes.Span window, long watermark) {
        return closesAt(window) <= watermark;
    }

    /** The end of the windows that are removed at a watermark. */
    long endOfClosed(long watermark) {
        return watermark + 1 - lateness;
    }
}
