package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.api.window.WindowTime;

/**
 * Whether the records of a window step are combined before they are moved to where their key is.
 */
public final class WindowCombining {

    private WindowCombining() {}

    /**
     * Only where nothing can be told from it: windows are emitted when they end, by the records'
     * times, and merges make no difference; where a merge may fail, a failure has
     * to fail the job, as no record could be named.
     */
    public static boolean applies(WindowSpec<?, ?, ?> spec, ErrorRule onError) {
        boolean atEnd = spec.emission() instanceof WindowEmission.OnClose;
        return atEnd
                && spec.time() == WindowTime.EVENT
                && switch (spec.merging()) {
                    case IN_ORDER -> false;
                    case MAY_FAIL -> onError.policy() == ErrorPolicy.FAIL;
                    case FREE -> true;
                };
    }
}
