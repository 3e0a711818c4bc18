package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits matches as Flink finds them.
 *
 * <p>An event gets its time from the events of the match, and not from Flink, where a match that
 * had to wait has the watermark for its time, which isn't the same at every run.
 */
class MatchFunction extends PatternProcessFunction<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final Matching matching;
    private final long endsAfter;

    /**
     * The function of a pattern.
     *
     * @param endsAfter of a pattern that ends with something that must not occur, how long after
     *     the first event that is certain; 0 for others, which end with their last event
     */
    MatchFunction(Matching matching, long endsAfter) {
        this.matching = requireNonNull(matching, "matching");
        this.endsAfter = endsAfter;
    }

    @Override
    public void processMatch(
            Map<String, List<Event>> match, Context context, Collector<Event> out) {
        long time = endsAfter == 0 ? Matching.last(match) : Matching.first(match) + endsAfter;
        out.collect(matching.event(match, time));
    }
}
