package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Stands in front of a step that can't count by itself what comes in. */
public final class CountFunction extends RichMapFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String step;
    private transient LongCounter in;

    /** The operator in front of a step. */
    public CountFunction(String step) {
        this.step = requireNonNull(step, "step");
    }

    @Override
    public void open(OpenContext context) {
        in = new Counts(getRuntimeContext(), step).of(Counts.IN);
    }

    @Override
    public Event map(Event event) {
        in.add(1);
        return event;
    }
}
