package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import org.apache.flink.util.OutputTag;

/**
 * Who reads an output of a function in a {@link FusedOperator}.
 *
 * @param from the number of the function
 * @param output the name of its output; empty for the main one
 * @param to the number of the function that reads it; negative if it leaves the operator
 * @param tag of the operator's side output; null for its main one, or where nothing leaves
 */
record FusedEdge(int from, String output, int to, OutputTag<Event> tag) implements Serializable {

    private static final int OUTSIDE = -1;

    FusedEdge {
        requireNonNull(output, "output");
    }

    static FusedEdge inside(int from, String output, int to) {
        return new FusedEdge(from, output, to, null);
    }

    static FusedEdge toMainOutput(int from) {
        return new FusedEdge(from, "", OUTSIDE, null);
    }

    static FusedEdge toSideOutput(int from, String output, OutputTag<Event> tag) {
        return new FusedEdge(from, output, OUTSIDE, requireNonNull(tag, "tag"));
    }

    /** Adds this edge to its part. */
    void add(FusedPart[] parts) {
        FusedReaders readers = parts[from].readers(output);
        if (to != OUTSIDE) {
            readers.add(parts[to]);
        } else if (tag == null) {
            readers.leaveByMainOutput();
        } else {
            readers.leaveBy(tag);
        }
    }
}
