package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.window.Window;

/**
 * Windows that time alone decides: each is known by its end, in milliseconds, which it excludes.
 */
sealed interface WindowGrid {

    /** The windows of a kind; session windows follow the records and are none of these. */
    static WindowGrid of(Window window) {
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
        throw new IllegalArgumentException("no windows that time alone decides: " + window);
    }

    /** The end of the first window to close that holds a moment. */
    long firstEnd(long time);

    /** The end of the next window to close. */
    long endAfter(long end);

    /** The start of the window with an end. */
    long start(long end);

    /** The earliest moment that a later window than the one with this end still holds. */
    long heldAfter(long end);

    /**
     * Windows of one size that start every slide; side by side where both are equal.
     *
     * @param slide at most the size
     */
    record Hopping(long size, long slide, long offset) implements WindowGrid {

        @Override
        public long firstEnd(long time) {
            long phase = offset + size;
            return Math.floorDiv(time - phase, slide) * slide + slide + phase;
        }

        @Override
        public long endAfter(long end) {
            return end + slide;
        }

        @Override
        public long start(long end) {
            return end - size;
        }

        @Override
        public long heldAfter(long end) {
            return end + slide - size;
        }
    }

    /**
     * Windows with a common start that grow by a step.
     *
     * @param max a multiple of the step
     */
    record Cumulate(long step, long max, long offset) implements WindowGrid {

        @Override
        public long firstEnd(long time) {
            return Math.floorDiv(time - offset, step) * step + step + offset;
        }

        @Override
        public long endAfter(long end) {
            return end + step;
        }

        @Override
        public long start(long end) {
            return Math.floorDiv(end - 1 - offset, max) * max + offset;
        }

        @Override
        public long heldAfter(long end) {
            return start(end) == end - max ? end : start(end);
        }
    }
}
