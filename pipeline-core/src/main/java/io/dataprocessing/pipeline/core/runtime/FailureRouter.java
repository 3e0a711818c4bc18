package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that applies an error policy to an event. */
final class FailureRouter {

    private static final Logger LOG = LoggerFactory.getLogger(FailureRouter.class);

    private final String step;
    private final String type;
    private final OnError onError;
    private final Outlet outlet;
    private final LongCounter failed;
    private final LongCounter deadLettered;
    private final LongCounter skipped;
    private final FailureRate rate;
    private boolean logged;

    /**
     * A router of one parallel instance.
     *
     * @param records how many records have come so far, the one at hand among them
     */
    FailureRouter(
            String step,
            String type,
            OnError onError,
            Outlet outlet,
            Counts counts,
            LongSupplier records) {
        this.step = step;
        this.type = type;
        this.onError = onError;
        this.outlet = outlet;
        this.failed = counts.of(Counts.FAILED);
        this.deadLettered = counts.of(Counts.DEAD_LETTERED);
        this.skipped = counts.of(Counts.SKIPPED);
        this.rate = new FailureRate(onError.limit(), records);
    }

    /**
     * Handles what a call for an event threw.
     *
     * @throws Exception if it isn't the event's fault, or the policy says fail
     */
    void route(Event event, Failure.Stage stage, Throwable error) throws Exception {
        route(event, stage, error, 1);
    }

    /** Handles what the last of some attempts for an event threw. */
    void route(Event event, Failure.Stage stage, Throwable error, int attempts) throws Exception {
        outlet.check();
        if (!RecordFailures.isOne(error)) {
            rethrow(error);
        }
        failed.add(1);
        if (onError.fails()) {
            throw StepFailedException.at(step, type, event, error, attempts);
        }
        divert(event.withFailure(afterAttempts(attempts, failureOf(step, stage, error))));
    }

    /** Handles an event that carries its failure. */
    void route(Event event) {
        failed.add(1);
        if (onError.fails()) {
            throw StepFailedException.of(event);
        }
        divert(event);
    }

    /** Sends an event to the dead letters whatever the policy: it came from there. */
    void toDeadLetters(Event event) {
        failed.add(1);
        logFirst(event);
        deadLettered.add(1);
        outlet.deadLetter(DeadLetters.of(event));
    }

    /** What is kept of an exception. */
    static Failure failureOf(String step, Failure.Stage stage, Throwable error) {
        String message = error.getMessage();
        return new Failure(
                step,
                stage,
                error.getClass().getName(),
                message == null ? "" : message,
                ErrorFrame.of(error));
    }

    /** A failure whose message says how often it was tried in vain. */
    static Failure afterAttempts(int attempts, Failure failure) {
        return attempts == 1
                ? failure
                : failure.withMessage(
                        failure.message().isEmpty()
                                ? "failed %d times".formatted(attempts)
                                : "failed %d times, at last: %s"
                                        .formatted(attempts, failure.message()));
    }

    private void divert(Event event) {
        Optional<String> tooMany = rate.add();
        if (tooMany.isPresent()) {
            throw StepFailedException.tooMany(step, type, event, tooMany.get());
        }
        logFirst(event);
        switch (onError.action()) {
            case SKIP -> skipped.add(1);
            case DEAD_LETTER -> {
                deadLettered.add(1);
                outlet.deadLetter(DeadLetters.of(event));
            }
            case FAIL ->
                    throw new IllegalStateException("a failure that fails the job goes nowhere");
        }
    }

    private void logFirst(Event event) {
        if (!logged) {
            logged = true;
            LOG.warn(
                    "'{}' sets aside the record at {} ({}), the first since this task started;"
                            + " the others are only counted",
                    step,
                    event.origin().map(Object::toString).orElse("an unknown origin"),
                    event.failure().map(Failure::error).orElse(""));
        }
    }

    private static void rethrow(Throwable error) throws Exception {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        throw (Exception) error;
    }
}
