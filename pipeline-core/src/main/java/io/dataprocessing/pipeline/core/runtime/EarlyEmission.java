package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.window.WindowEmission;

/**
 * When windows are emitted before they end.
 *
 * @param onUpdate whether with each event
 * @param interval at which multiples of milliseconds; 0 for none
 */
record EarlyEmission(boolean onUpdate, long interval) {

    static EarlyEmission of(WindowEmission emission) {
        if (emission instanceof WindowEmission.Every every) {
            return new EarlyEmission(false, every.interval().toMillis());
        }
        return new EarlyEmission(emission instanceof WindowEmission.OnUpdate, 0);
    }

    /** Whether a window that ends is emitted then, given whether it has changed since it was. */
    boolean atEnd(boolean changed) {
        return !onUpdate && (changed || interval == 0);
    }

    /** Whether windows are emitted at intervals. */
    boolean atIntervals() {
        return interval > 0;
    }

    /** Whether the watermark's coming to a moment completes an interval. */
    boolean completesInterval(long reached) {
        return atIntervals() && Math.floorMod(reached + 1, interval) == 0;
    }

    /**
     * The last moment of the interval that a timestamp is in, or of the one after the watermark.
     */
    long nextEmission(long timestamp, long watermark) {
        long from = Math.max(timestamp, watermark + 1);
        return from - Math.floorMod(from, interval) + interval - 1;
    }
}
