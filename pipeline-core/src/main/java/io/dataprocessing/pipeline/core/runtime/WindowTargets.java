package io.dataprocessing.pipeline.core.runtime;

import java.util.List;

/** Finds the windows that an event goes to. */
interface WindowTargets<A> {

    /**
     * The windows that are still open; none if the event is late. Of several events that were
     * combined, the times of the first and the last are told.
     */
    List<WindowTarget<A>> of(long earliest, long latest, long watermark);
}
