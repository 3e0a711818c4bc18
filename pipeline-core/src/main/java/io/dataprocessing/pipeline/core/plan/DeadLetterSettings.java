package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import java.util.List;

/** What the platform itself reads in the section {@code dead-letter}. */
@Description(
        "Where records go that a source, step or sink with 'on-error: dead-letter' can't handle,"
                + " with their original bytes and headers that say why.")
record DeadLetterSettings(
        @Description("The connection that is written to.") @Example("main") String connection,
        @Description(
                        "How much of a record's key and value is kept: all of it byte for byte, only"
                                + " sizes and SHA-256, or nothing. Letters without their payload"
                                + " can't be replayed.")
                @Default("full")
                LetterPlan.Payload payload,
        @Description(
                        "The record's own headers that a letter doesn't carry on, whatever their"
                                + " case.")
                @Default("[]")
                @Example("[Authorization, Cookie]")
                List<String> excludeHeaders,
        @Description(
                        "How the headers are named that say what happened: 'platform' for __dlq.…,"
                                + " 'connect' for Kafka Connect's __connect.errors.… beside them.")
                @Default("platform")
                LetterPlan.HeaderNames headerNames) {

    LetterPlan plan() {
        return new LetterPlan(payload, excludeHeaders, headerNames);
    }
}
