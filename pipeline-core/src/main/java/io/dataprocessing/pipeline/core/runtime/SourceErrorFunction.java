package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Stands right behind a source, applies its error policy to what couldn't be decoded, and lets in
 * what was replayed.
 */
public final class SourceErrorFunction extends ProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final OnError onError;
    private final ReplayEntry replays;
    private transient Outlet outlet;
    private transient FailureRouter failures;
    private transient LongCounter in;
    private transient LongCounter out;
    private transient LongCounter dropped;

    /** The operator behind a source. */
    public SourceErrorFunction(String source, OnError onError, ReplayEntry replays) {
        this.source = requireNonNull(source, "source");
        this.onError = requireNonNull(onError, "onError");
        this.replays = requireNonNull(replays, "replays");
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), source);
        outlet = Outlet.ofPlatform();
        failures = new FailureRouter(source, "source", onError, outlet, counts);
        in = counts.of(Counts.IN);
        out = counts.of(Counts.OUT);
        dropped = counts.of(Counts.DROPPED);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector) {
        in.add(1);
        boolean replayed = !event.headers().all().isEmpty();
        if (replayed && replays.isForOthers(event)) {
            dropped.add(1);
            return;
        }
        Event entered = replayed && event.hasValue() ? replays.enter(event) : event;
        if (entered.failure().isEmpty()) {
            out.add(1);
            collector.collect(entered);
            return;
        }
        if (!outlet.isBoundTo(context)) {
            outlet.bind(context, context::output);
        }
        if (event.failure().isEmpty()) {
            failures.toDeadLetters(entered);
        } else {
            failures.route(entered);
        }
    }
}
