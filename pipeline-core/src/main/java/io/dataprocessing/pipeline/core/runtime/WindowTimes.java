package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.window.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Which windows an event is in, and where the window that ends at a time began; in milliseconds
 * since 1970-01-01T00:00Z. Session windows follow the events and are not among these.
 */
sealed interface WindowTimes {

    /** A window, from its start to just before its end. */
    record Span(long start, long end) {

        /** The last moment in it. */
        long last() {
            return end - 1;
        }
    }

    /** The windows that a moment is in. */
    List<Span> at(long timestamp);

    /** The first window to end of those that a moment is in. */
    Span first(long timestamp);

    /** The end of the first window to end of those that a moment is in. */
    long firstEnd(long timestamp);

    /** Names the part of time around a moment in which all moments are in the same windows. */
    long part(long timestamp);

    /** The windows of a kind, session windows excepted. */
    static WindowTimes of(Window window) {
        if (window instanceof Window.Tumbling tumbling) {
            long size = tumbling.size().toMillis();
            return new Hopping(size, size, tumbling.offset().toMillis());
        }
        if (window instanceof Window.Hopping hopping) {
            return new Hopping(
                    hopping.size().toMillis(),
                    hopping.slide().toMillis(),
                    hopping.offset().toMillis());
        }
        if (window instanceof Window.Cumulate cumulate) {
            return new Cumulate(
                    cumulate.step().toMillis(),
                    cumulate.max().toMillis(),
                    cumulate.offset().toMillis());
        }
        throw new IllegalArgumentException("session windows follow the events: " + window);
    }

    /** Windows of one size that start every {@code slide}; side by side where both are equal. */
    record Hopping(long size, long slide, long offset) implements WindowTimes {

        @Override
        public long firstEnd(long timestamp) {
            return startBefore(timestamp - size, slide, offset) + slide + size;
        }

        @Override
        public Span first(long timestamp) {
            long end = firstEnd(timestamp);
            return new Span(end - size, end);
        }

        /** Between a start and the next end of a window, whichever come first. */
        @Override
        public long part(long timestamp) {
            long start = startBefore(timestamp, slide, offset);
            long end = startBefore(timestamp, slide, offset + Math.floorMod(size, slide));
            return Math.max(start, end);
        }

        @Override
        public List<Span> at(long timestamp) {
            long latest = startBefore(timestamp, slide, offset);
            if (size == slide) {
                return List.of(new Span(latest, latest + size));
            }
            List<Span> windows = new ArrayList<>((int) ((size + slide - 1) / slide));
            for (long start = latest; start > timestamp - size; start -= slide) {
                windows.add(new Span(start, start + size));
            }
            return windows;
        }
    }

    /** Windows with a common start that grow by {@code step} until they have {@code max}. */
    record Cumulate(long step, long max, long offset) implements WindowTimes {

        @Override
        public Span first(long timestamp) {
            return new Span(startBefore(timestamp, max, offset), firstEnd(timestamp));
        }

        @Override
        public long firstEnd(long timestamp) {
            return part(timestamp) + step;
        }

        @Override
        public long part(long timestamp) {
            return startBefore(timestamp, step, offset);
        }

        @Override
        public List<Span> at(long timestamp) {
            long start = startBefore(timestamp, max, offset);
            long firstEnd = startBefore(timestamp, step, start) + step;
            List<Span> windows = new ArrayList<>((int) (max / step));
            for (long end = firstEnd; end <= start + max; end += step) {
                windows.add(new Span(start, end));
            }
            return windows;
        }
    }

    private static long startBefore(long timestamp, long size, long offset) {
        return timestamp - Math.floorMod(timestamp - offset, size);
    }
}
