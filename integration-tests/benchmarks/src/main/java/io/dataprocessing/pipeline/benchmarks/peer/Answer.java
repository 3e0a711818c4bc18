package io.dataprocessing.pipeline.benchmarks.peer;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a peer's process says when a command has been carried out.
 *
 * @param round what was measured, after a round
 * @param failure what went wrong, if something did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(Round round, String failure) {

    /** How a line begins that is an answer: others are a library's. */
    public static final String MARK = "@answer ";
}
