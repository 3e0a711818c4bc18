package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.Arrays;
import org.apache.flink.util.OutputTag;

/** Those who read one output of a function in a {@link FusedOperator}. */
final class FusedReaders {

    private final FusedExit exit;
    private FusedPart[] parts = {};
    private boolean leaves;

    /** Null for the operator's main output. */
    private OutputTag<Event> tag;

    FusedReaders(FusedExit exit) {
        this.exit = exit;
    }

    void add(FusedPart part) {
        parts = Arrays.copyOf(parts, parts.length + 1);
        parts[parts.length - 1] = part;
    }

    void leaveByMainOutput() {
        leaves = true;
    }

    void leaveBy(OutputTag<Event> sideOutput) {
        leaves = true;
        tag = sideOutput;
    }

    /** The only one; null if there are others, or none. */
    FusedPart only() {
        return parts.length == 1 && !leaves ? parts[0] : null;
    }

    /** Hands an event to each. */
    void accept(Event event) {
        for (FusedPart part : parts) {
            part.acceptWithin(event);
        }
        if (leaves) {
            if (tag == null) {
                exit.collect(event);
            } else {
                exit.collect(tag, event);
            }
        }
    }
}
