package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What dead letters hold.
 *
 * @param payload how much of key and value
 * @param excludeHeaders the record's own headers that are left out, whatever their case
 * @param headerNames how the headers are named that say what happened
 */
public record LetterPlan(Payload payload, List<String> excludeHeaders, HeaderNames headerNames) {

    /** How much of a record's key and value is kept. */
    public enum Payload {
        /** All of it. */
        FULL,
        /** Sizes and SHA-256. */
        HASH,
        /** Nothing. */
        NONE
    }

    /** How the headers are named that say what happened. */
    public enum HeaderNames {
        /** As this platform names them. */
        PLATFORM,
        /** Kafka Connect's names beside these. */
        CONNECT
    }

    public LetterPlan {
        requireNonNull(payload, "payload");
        excludeHeaders = List.copyOf(excludeHeaders);
        requireNonNull(headerNames, "headerNames");
    }
}
