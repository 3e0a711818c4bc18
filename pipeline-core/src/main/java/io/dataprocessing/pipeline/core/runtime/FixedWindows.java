package io.dataprocessing.pipeline.core.runtime;

import java.util.ArrayList;
import java.util.List;

/** Windows that depend on an event's time alone. */
record FixedWindows<A>(WindowTimes times, WindowLife life, WindowStore<A> store)
        implements WindowTargets<A> {

    @Override
    public List<WindowTarget<A>> of(long earliest, long latest, long watermark) {
        List<WindowTarget<A>> targets = new ArrayList<>();
        for (WindowTimes.Span window : times.at(latest)) {
            if (!life.isClosed(window, watermark)) {
                targets.add(
                        new WindowTarget<>(
                                window,
                                store.endingAt(window.end()).map(WindowStore.Entry::accumulator),
                                List.of(),
                                List.of()));
            }
        }
        return targets;
    }
}
