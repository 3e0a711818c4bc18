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
    private final LetterStyle style;
    private transient LetterLabels labels;
    private transient LongCounter in;
    private transient LongCounter out;

    /**
     * The operator in front of the sink.
     *
     * @param sink the name that it counts under
     * @param style what the letters hold
     */
    public DeadLetterFunction(String pipeline, String sink, LetterStyle style) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        this.sink = requireNonNull(sink, "sink");
        this.style = requireNonNull(style, "style");
    }

    @Override
    public void open(OpenContext context) {
        Counts counts = new Counts(getRuntimeContext(), sink);
        in = counts.of(Counts.IN);
        out = counts.of(Counts.OUT);
        int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        labels = new LetterLabels(pipeline, task, style);
    }

    @Override
    public Event map(Event letter) {
        in.add(1);
        Event labelled = labels.labelled(letter);
        out.add(1);
        return labelled;
    }
}
