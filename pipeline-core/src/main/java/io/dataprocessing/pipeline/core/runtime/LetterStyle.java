package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What dead letters hold.
 *
 * @param payload how much of key and value
 * @param excludedHeaders the record's own headers that are left out, whatever their case
 * @param connectNames whether Kafka Connect's headers stand beside the platform's
 */
public record LetterStyle(Payload payload, List<String> excludedHeaders, boolean connectNames)
        implements Serializable {

    /** All of the record, under the platform's names. */
    public static final LetterStyle FULL = new LetterStyle(Payload.FULL, List.of(), false);

    /** How much of a record's key and value is kept. */
    public enum Payload {
        /** All of it. */
        FULL,
        /** Sizes and SHA-256. */
        HASH,
        /** Nothing. */
        NONE
    }

    public LetterStyle {
        requireNonNull(payload, "payload");
        excludedHeaders =
                excludedHeaders.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a header of the record isn't carried on. */
    boolean excludes(String header) {
        return !excludedHeaders.isEmpty()
                && excludedHeaders.contains(header.toLowerCase(Locale.ROOT));
    }
}
