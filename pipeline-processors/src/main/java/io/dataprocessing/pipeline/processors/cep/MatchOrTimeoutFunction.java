package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.util.OutputTag;

/** Emits matches, and through a side output what had begun and wasn't complete in time. */
final class MatchOrTimeoutFunction extends MatchFunction
        implements TimedOutPartialMatchHandler<Event> {

    private static final long serialVersionUID = 1L;

    private final Matching unfinished;
    private final OutputTag<Event> tag;
    private final long within;

    MatchOrTimeoutFunction(
            Matching matching,
            long endsAfter,
            Matching unfinished,
            OutputTag<Event> tag,
            long within) {
        super(matching, endsAfter);
        this.unfinished = requireNonNull(unfinished, "unfinished");
        this.tag = requireNonNull(tag, "tag");
        this.within = within;
    }

    @Override
    public void processTimedOutMatch(Map<String, List<Event>> match, Context context) {
        context.output(tag, unfinished.event(match, Matching.first(match) + within));
    }
}
