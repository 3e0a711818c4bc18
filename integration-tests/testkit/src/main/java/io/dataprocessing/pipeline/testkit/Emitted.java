package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step gave.
 *
 * @param output the name of the side output; empty for the main output
 * @param value the row
 * @param timestamp the event time
 * @param messageKey the bytes of the message key
 * @param headers the headers
 */
public record Emitted(
        String output,
        Row value,
        Optional<Instant> timestamp,
        Optional<byte[]> messageKey,
        Headers headers) {

    /** The name of the main output. */
    public static final String MAIN = "";

    public Emitted {
        requireNonNull(output, "output");
        requireNonNull(value, "value");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(messageKey, "messageKey");
        requireNonNull(headers, "headers");
    }

    @Override
    public String toString() {
        return (output.isEmpty() ? "" : output + ": ")
                + value
                + timestamp.map(time -> " @ " + time).orElse("");
    }
}
