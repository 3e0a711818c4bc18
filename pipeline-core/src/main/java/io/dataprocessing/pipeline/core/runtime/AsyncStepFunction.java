package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Runs an {@link io.dataprocessing.pipeline.api.AsyncProcessor}. Asynchronous functions have no
 * side outputs and no accumulators, so an event that failed goes out as such, one that gave no
 * result as an {@linkplain AsyncOutcome event that says so}, and {@link AsyncOutcomeFunction} right
 * behind sorts them.
 */
public final class AsyncStepFunction extends RichAsyncFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final StepDefinition definition;
    private transient AsyncCalls<?, ?> calls;

    /** The operator of a step. */
    public AsyncStepFunction(StepDefinition definition) {
        this.definition = requireNonNull(definition, "definition");
    }

    @Override
    public void open(OpenContext context) {
        calls = AsyncCalls.open(definition, getRuntimeContext());
    }

    @Override
    public void asyncInvoke(Event event, ResultFuture<Event> results) throws Exception {
        calls.start(event, results);
    }

    @Override
    public void timeout(Event event, ResultFuture<Event> results) {
        calls.timeOut(event, results);
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
