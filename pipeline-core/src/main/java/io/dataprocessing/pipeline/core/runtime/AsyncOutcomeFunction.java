package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Stands right behind asynchronous work: counts it and applies the step's error policy. */
public final class AsyncOutcomeFunction extends ProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final String type;
    private final OnError onError;
    private final int attempts;
    private transient Outlet outlet;
    private transient FailureRouter failures;
    private transient LongCounter out;
    private transient LongCounter dropped;
    private transient long records;

    /**
     * The operator behind the step.
     *
     * @param attempts how often each record was tried before it's called a failure
     */
    public AsyncOutcomeFunction(StepDefinition definition, int attempts) {
        this.step = requireNonNull(definition, "definition").name();
        this.type = definition.type();
        this.onError = definition.onError();
        this.attempts = attempts;
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), step);
        outlet = Outlet.ofPlatform();
        failures = new FailureRouter(step, type, onError, outlet, counts, () -> records);
        out = counts.of(Counts.OUT);
        dropped = counts.of(Counts.DROPPED);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector) {
        records++;
        if (event.failure().isEmpty()) {
            out.add(1);
            collector.collect(event);
        } else if (AsyncOutcome.isDropped(event)) {
            dropped.add(1);
        } else {
            if (!outlet.isBoundTo(context)) {
                outlet.bind(context, context::output);
            }
            failures.route(tried(event));
        }
    }

    private Event tried(Event event) {
        Failure failure = event.failure().orElseThrow();
        return AsyncOutcome.isTimeout(failure)
                ? event
                : event.withFailure(FailureRouter.afterAttempts(attempts, failure));
    }
}
