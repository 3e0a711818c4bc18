package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Stands right behind a source and applies its error policy to what couldn't be decoded; counts
 * what is no row by rule.
 */
public final class SourceErrorFunction extends ProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final OnError onError;
    private transient Outlet outlet;
    private transient FailureRouter failures;
    private transient LongCounter in;
    private transient LongCounter out;
    private transient LongCounter dropped;

    /** The operator behind a source. */
    public SourceErrorFunction(String source, OnError onError) {
        this.source = requireNonNull(source, "source");
        this.onError = requireNonNull(onError, "onError");
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), source);
        outlet = Outlet.ofPlatform();
        in = counts.of(Counts.IN);
        dropped = counts.of(Counts.DROPPED);
        failures =
                new FailureRouter(
                        source, "source", onError, outlet, counts, in::getLocalValuePrimitive);
        out = counts.of(Counts.OUT);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector) {
        in.add(1);
        if (event.failure().isEmpty()) {
            out.add(1);
            collector.collect(event);
            return;
        }
        if (event.failure().get().isDropped()) {
            dropped.add(1);
            return;
        }
        if (!outlet.isBoundTo(context)) {
            outlet.bind(context, context::output);
        }
        failures.route(event);
    }
}
