package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Stands in front of the dead letters' sink and labels each with what happened. */
public final class DeadLetterFunction extends RichMapFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String pipeline;
    private final String sink;
    private transient LongCounter in;
    private transient LongCounter out;

    /**
     * The operator in front of the sink.
     *
     * @param sink the name that it counts under
     */
    public DeadLetterFunction(String pipeline, String sink) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        this.sink = requireNonNull(sink, "sink");
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), sink);
        in = counts.of(Counts.IN);
        out = counts.of(Counts.OUT);
    }

    @Override
    public Event map(Event letter) {
        in.add(1);
        Event labelled = DeadLetters.labelled(pipeline, letter);
        out.add(1);
        return labelled;
    }
}
