package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.util.Optional;

/**
 * Whether the records of a window step are combined before they are moved to where their key is,
 * and why not.
 */
public final class WindowCombining {

    private WindowCombining() {}

    /**
     * Only where nothing can be told from it: windows are emitted when they end, by the records'
     * times, and merges make no difference; where a merge may fail, a failure has to fail the job,
     * as no record could be named.
     *
     * @param execution how the job is built
     */
    public static boolean applies(
            WindowSpec<?, ?, ?> spec, ErrorRule onError, ExecutionPlan execution) {
        return execution.optimize() && obstacle(spec, onError).isEmpty();
    }

    /** What stands against it, in words; empty if nothing does. */
    static Optional<String> obstacle(WindowSpec<?, ?, ?> spec, ErrorRule onError) {
        if (!(spec.emission() instanceof WindowEmission.OnClose)) {
            return Optional.of("they are emitted before they end");
        }
        if (spec.time() != WindowTime.EVENT) {
            return Optional.of("they go by the machine's clock");
        }
        return switch (spec.merging()) {
            case IN_ORDER -> Optional.of("what is added up depends on the order of records");
            case MAY_FAIL ->
                    onError.policy() == ErrorPolicy.FAIL
                            ? Optional.empty()
                            : Optional.of(
                                    "adding up can fail, and 'on-error' needs to know at which"
                                            + " record");
            case FREE -> Optional.empty();
        };
    }
}
