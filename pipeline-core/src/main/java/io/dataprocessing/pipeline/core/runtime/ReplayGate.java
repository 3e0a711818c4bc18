package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Stands in front of a step or sink where paths branch, and keeps back replayed records that are
 * meant for another branch. Records that weren't replayed pass at the cost of a look at whether
 * they have headers.
 */
public final class ReplayGate extends ProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final String reader;
    private final HashSet<String> passed;
    private transient LongCounter keptBack;

    /**
     * A gate.
     *
     * @param reader the step or sink behind it, whose mark is taken off
     * @param passed the targets further behind
     */
    public ReplayGate(String reader, Set<String> passed) {
        this.reader = requireNonNull(reader, "reader");
        this.passed = new HashSet<>(passed);
    }

    @Override
    public void open(OpenContext context) {
        keptBack = new Counts(getRuntimeContext(), reader).of(Counts.REPLAYED_ELSEWHERE);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> collector) {
        Optional<String> mark = ReplayMark.target(event);
        if (mark.isEmpty() || passed.contains(mark.get())) {
            collector.collect(event);
        } else if (mark.get().equals(reader)) {
            collector.collect(ReplayMark.takenOff(event));
        } else {
            keptBack.add(1);
        }
    }
}
