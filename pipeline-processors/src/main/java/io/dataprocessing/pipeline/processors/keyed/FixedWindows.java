package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The windows that a moment is in, where they don't depend on the records. */
@FunctionalInterface
interface FixedWindows {

    /** The windows of a moment, the earliest end first. */
    List<WindowBounds> of(Instant moment);

    /** Windows of one size, side by side. */
    static FixedWindows of(Window.Tumbling window) {
        return hopping(window.size(), window.size(), window.offset());
    }

    /** Windows of one size that overlap. */
    static FixedWindows of(Window.Hopping window) {
        return hopping(window.size(), window.slide(), window.offset());
    }

    /** Windows that grow. */
    static FixedWindows of(Window.Cumulate window) {
        long step = window.step().toMillis();
        long max = window.max().toMillis();
        return moment -> {
            long start = startBefore(moment, max, window.offset());
            long past = Math.floorDiv(moment.toEpochMilli() - start, step);
            List<WindowBounds> windows = new ArrayList<>();
            for (long end = start + (past + 1) * step; end <= start + max; end += step) {
                windows.add(bounds(start, end));
            }
            return windows;
        };
    }

    private static FixedWindows hopping(Duration size, Duration slide, Duration offset) {
        long length = size.toMillis();
        long hop = slide.toMillis();
        return moment -> {
            long latest = startBefore(moment, hop, offset);
            long hops = Math.floorDiv(length - 1 - (moment.toEpochMilli() - latest), hop);
            List<WindowBounds> windows = new ArrayList<>();
            for (long start = latest - hops * hop; start <= latest; start += hop) {
                windows.add(bounds(start, start + length));
            }
            return windows;
        };
    }

    private static long startBefore(Instant moment, long every, Duration offset) {
        long time = moment.toEpochMilli();
        return time - Math.floorMod(time - offset.toMillis(), every);
    }

    private static WindowBounds bounds(long start, long end) {
        return new WindowBounds(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }
}
