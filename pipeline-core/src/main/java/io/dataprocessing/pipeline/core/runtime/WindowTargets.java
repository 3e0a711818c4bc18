package io.dataprocessing.pipeline.core.runtime;

import java.util.List;

/** Finds the windows that an event goes to. */
interface WindowTargets<A> {

    /** The windows that are still open; none if the event is late. */
    List<WindowTarget<A>> of(long timestamp, long watermark);
}
