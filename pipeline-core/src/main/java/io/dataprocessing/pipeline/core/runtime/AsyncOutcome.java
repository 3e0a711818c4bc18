package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.time.Duration;
import java.util.Collection;

/**
 * How asynchronous work says what isn't a result, between the operator that does it and the one
 * right behind: as an event with a failure.
 */
final class AsyncOutcome {

    private static final String TIMED_OUT = "timeout";

    private AsyncOutcome() {}

    static Event failed(String step, Event event, Throwable error) {
        return event.withFailure(FailureRouter.failureOf(step, Failure.Stage.PROCESS, error));
    }

    static Event timedOut(String step, Event event, Duration timeout) {
        return event.withFailure(
                new Failure(
                        step,
                        Failure.Stage.PROCESS,
                        TIMED_OUT,
                        "no result within %s ms".formatted(timeout.toMillis())));
    }

    static Event dropped(String step, Event event) {
        return event.withFailure(Failure.dropped(step, Failure.Stage.PROCESS));
    }

    static boolean isDropped(Event event) {
        return event.failure().isPresent() && event.failure().get().isDropped();
    }

    /** Whether work is worth another attempt. */
    static boolean isRetriable(Collection<Event> outcome) {
        return outcome.size() == 1
                && outcome.iterator()
                        .next()
                        .failure()
                        .filter(AsyncOutcome::isRetriable)
                        .isPresent();
    }

    /** Whether the time for all attempts was over, however many there were. */
    static boolean isTimeout(Failure failure) {
        return failure.error().equals(TIMED_OUT);
    }

    private static boolean isRetriable(Failure failure) {
        return !failure.isDropped() && !isTimeout(failure);
    }
}
