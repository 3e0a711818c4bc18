package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

/**
 * An output of a source or step.
 *
 * @param producer the name of the source or step
 * @param output the name of a side output; empty for the main one
 */
public record OutputRef(String producer, String output) {

    public OutputRef {
        requireNonNull(producer, "producer");
        requireNonNull(output, "output");
    }

    /** The main output. */
    public static OutputRef main(String producer) {
        return new OutputRef(producer, "");
    }

    /** As in a file: {@code split} or {@code split.rejected}. */
    @Override
    public String toString() {
        return output.isEmpty() ? producer : producer + "." + output;
    }
}
