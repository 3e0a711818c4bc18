package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.functions.async.AsyncRetryPredicate;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;

/** Further attempts for asynchronous work that failed, with a wait that doubles each time. */
public final class AsyncRetries implements AsyncRetryStrategy<Event> {

    private static final long serialVersionUID = 1L;

    private final Retry retry;

    /** The attempts that a step allows. */
    public AsyncRetries(Retry retry) {
        this.retry = requireNonNull(retry, "retry");
    }

    @Override
    public boolean canRetry(int attemptsSoFar) {
        return retry.goesOnAfter(attemptsSoFar);
    }

    @Override
    public long getBackoffTimeMillis(int attemptsSoFar) {
        return retry.waitAfter(attemptsSoFar);
    }

    @Override
    public AsyncRetryPredicate<Event> getRetryPredicate() {
        return new AsyncRetryPredicate<>() {
            @Override
            public Optional<Predicate<Collection<Event>>> resultPredicate() {
                return Optional.of(AsyncOutcome::isRetriable);
            }

            @Override
            public Optional<Predicate<Throwable>> exceptionPredicate() {
                return Optional.empty();
            }
        };
    }
}
