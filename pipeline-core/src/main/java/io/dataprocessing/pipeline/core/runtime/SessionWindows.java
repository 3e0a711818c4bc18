package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.window.WindowAggregator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Windows that end when nothing came for a while, and that an event may join together. */
record SessionWindows<A>(
        long gap, WindowLife life, WindowAggregator<?, A, ?> aggregator, WindowStore<A> store)
        implements WindowTargets<A> {

    @Override
    public List<WindowTarget<A>> of(long earliest, long latest, long watermark) {
        WindowTimes.Span merged = new WindowTimes.Span(earliest, latest + gap);
        List<WindowStore.Entry<A>> joined = new ArrayList<>();
        List<WindowStore.Entry<A>> apart = new ArrayList<>();
        for (WindowStore.Entry<A> entry : store.all()) {
            (overlap(entry.window(), merged) ? joined : apart).add(entry);
        }
        for (WindowStore.Entry<A> entry : joined) {
            merged =
                    new WindowTimes.Span(
                            Math.min(merged.start(), entry.window().start()),
                            Math.max(merged.end(), entry.window().end()));
        }
        if (life.isClosed(merged, watermark)) {
            return List.of();
        }
        long end = merged.end();
        return List.of(
                new WindowTarget<>(
                        merged,
                        joined.stream()
                                .map(WindowStore.Entry::accumulator)
                                .reduce(aggregator::merge),
                        joined.stream()
                                .map(entry -> entry.window().end())
                                .filter(other -> other != end)
                                .toList(),
                        obsoleteTimers(joined, apart)));
    }

    /**
     * Whether two windows have a moment in common. One that begins where another ends isn't part of
     * it: the other one may have been emitted already, which must make no difference.
     */
    private static boolean overlap(WindowTimes.Span left, WindowTimes.Span right) {
        return left.start() < right.end() && right.start() < left.end();
    }

    private List<Long> obsoleteTimers(
            List<WindowStore.Entry<A>> joined, List<WindowStore.Entry<A>> apart) {
        Set<Long> timers = timers(joined);
        timers.removeAll(timers(apart));
        return List.copyOf(timers);
    }

    private Set<Long> timers(List<WindowStore.Entry<A>> entries) {
        Set<Long> timers = new HashSet<>();
        for (WindowStore.Entry<A> entry : entries) {
            timers.add(entry.window().last());
            timers.add(life.closesAt(entry.window()));
        }
        return timers;
    }
}
