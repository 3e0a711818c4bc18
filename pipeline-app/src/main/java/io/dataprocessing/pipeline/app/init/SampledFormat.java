package io.dataprocessing.pipeline.app.init;

import java.util.List;
import java.util.Map;

/**
 * How a sample is read.
 *
 * @param options the lines of the section {@code value} but for the schema
 * @param fields the types of the fields; empty where the format needs no schema
 * @param candidates the fields that could be event time
 * @param records how many records were looked at
 * @param unreadable how many of them aren't in the format
 */
record SampledFormat(
        List<String> options,
        Map<String, InferredType> fields,
        List<String> candidates,
        int records,
        int unreadable) {

    SampledFormat {
        options = List.copyOf(options);
        candidates = List.copyOf(candidates);
    }
}
