package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of events that a source, step or sink can't handle.
 *
 * @param policy what becomes of one
 * @param maxRate when there are too many of them; empty for no limit
 */
public record ErrorRule(ErrorPolicy policy, Optional<MaxRate> maxRate) {

    /** The job fails. */
    public static final ErrorRule FAIL = of(ErrorPolicy.FAIL);

    /**
     * The share of records that may fail in a parallel instance before the job does.
     *
     * @param share from 0 to 1
     * @param window how long records are counted before counting begins anew
     * @param minRecords as long as a window has fewer records than that nothing is judged
     */
    public record MaxRate(double share, Duration window, long minRecords) {

        public MaxRate {
            requireNonNull(window, "window");
        }
    }

    public ErrorRule {
        requireNonNull(policy, "policy");
        requireNonNull(maxRate, "maxRate");
    }

    /** A policy without a limit. */
    public static ErrorRule of(ErrorPolicy policy) {
        return new ErrorRule(policy, Optional.empty());
    }

    /** Whether events go to the dead letters. */
    public boolean makesDeadLetters() {
        return policy == ErrorPolicy.DEAD_LETTER;
    }
}
