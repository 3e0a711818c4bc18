package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The plain way to do the work, over the parsed records of the input in their order: what peers are
 * checked against.
 */
public interface Reference {

    /** Takes the next record of the input and adds what comes out at once. */
    void accept(JsonNode record, Results results);

    /** Adds what comes out when the last record was read, but no more time goes by. */
    default void finish(Results results) {}
}
