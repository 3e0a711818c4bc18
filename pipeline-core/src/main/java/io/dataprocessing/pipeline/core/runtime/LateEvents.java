package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.time.Instant;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.util.OutputTag;

/** What becomes of events that come too late for a step. */
final class LateEvents {

    private final String step;
    private final LatePolicy policy;
    private final Outlet outlet;
    private final OutputTag<Event> tag;
    private final LongCounter late;
    private final LongCounter out;
    private final LongCounter outLate;
    private final LongCounter deadLettered;

    /**
     * The late events of an input.
     *
     * @param output the name of the step's output for them
     */
    LateEvents(
            String step,
            RowType streamType,
            LatePolicy policy,
            String output,
            Outlet outlet,
            Counts counts) {
        this.step = step;
        this.policy = policy;
        this.outlet = outlet;
        this.tag = OutputTags.side(output, streamType);
        this.late = counts.of(Counts.LATE);
        this.out = counts.of(Counts.OUT);
        this.outLate = counts.of(Counts.OUT + "." + output);
        this.deadLettered = counts.of(Counts.DEAD_LETTERED);
    }

    /**
     * Applies the policy.
     *
     * @param consequence what the watermark means for the event, for its dead letter
     */
    void handle(Event event, long watermark, String consequence) {
        late.add(1);
        switch (policy) {
            case DROP -> {}
            case DEAD_LETTER -> {
                deadLettered.add(1);
                outlet.deadLetter(
                        DeadLetters.of(event.withFailure(failure(event, watermark, consequence))));
            }
            case OUTPUT -> {
                out.add(1);
                outLate.add(1);
                outlet.emit(tag, event);
            }
        }
    }

    private Failure failure(Event event, long watermark, String consequence) {
        return new Failure(
                step,
                Failure.Stage.LATE,
                "late",
                "the event of %s came when the watermark was %s and %s"
                        .formatted(
                                Instant.ofEpochMilli(event.timestamp()),
                                Instant.ofEpochMilli(watermark),
                                consequence));
    }
}
