package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.core.event.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.functions.async.AsyncRetryPredicate;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;

/** Further attempts for asynchronous work that failed, with a wait that doubles each time. */
public final class AsyncRetries implements AsyncRetryStrategy<Event> {

    private static final long serialVersionUID = 1L;

    /** Doubling more often makes no sense: the wait is longer than any timeout. */
    private static final int MOST_DOUBLINGS = 20;

    private final int attempts;
    private final Duration backoff;

    /** The attempts that a step allows. */
    public AsyncRetries(AsyncProcessorSpec.Limits limits) {
        this.attempts = limits.attempts();
        this.backoff = limits.backoff();
    }

    @Override
    public boolean canRetry(int attemptsSoFar) {
        return attemptsSoFar < attempts;
    }

    @Override
    public long getBackoffTimeMillis(int attemptsSoFar) {
        return backoff.toMillis() << Math.min(attemptsSoFar - 1, MOST_DOUBLINGS);
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
