package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.window.LatePolicy;

/**
 * How a step uses event time. A step that does needs a watermark on each of its sources, which is
 * checked when the pipeline is planned.
 */
public sealed interface EventTimeUse {

    /** It doesn't. */
    EventTimeUse NONE = new Unused();

    /** It has event-time timers, and takes records as they come. */
    EventTimeUse WATERMARK = new Watermark();

    /** It doesn't. */
    record Unused() implements EventTimeUse {}

    /** It has event-time timers, and takes records as they come. */
    record Watermark() implements EventTimeUse {}

    /**
     * It gets the records of a key in the order of event time, so that its results don't depend on
     * the order in which they came: the platform holds each record back, in state, until the
     * watermark has reached its time. Of equal times, records of the second input come first, then
     * they are ordered by their values. The step needs a key. Its timers for a moment fire after
     * the records of that moment; {@link Timers#watermark()} is as far as the key is, a millisecond
     * before the record at hand or at the timer at hand.
     *
     * @param late what becomes of records that come behind the watermark; with {@link
     *     LatePolicy#OUTPUT} they leave unchanged through the output {@code late}, of a step with
     *     two inputs through {@code late-left} and {@code late-right}
     */
    record Ordered(LatePolicy late) implements EventTimeUse {
        public Ordered {
            requireNonNull(late, "late");
        }
    }
}
