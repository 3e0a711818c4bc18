package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A value to emit, and what should differ from the record that caused it.
 *
 * @param value the value
 * @param timestamp another event time; not earlier than the watermark, or it is late downstream
 * @param messageKey another message key
 * @param headers other headers
 */
public record Emission<O>(
        O value, Optional<Instant> timestamp, Optional<Row> messageKey, Optional<Headers> headers) {

    public Emission {
        requireNonNull(value, "value");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(messageKey, "messageKey");
        requireNonNull(headers, "headers");
    }

    /** A value with the metadata of the record that caused it. */
    public static <O> Emission<O> of(O value) {
        return new Emission<>(value, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** This emission with another event time. */
    public Emission<O> withTimestamp(Instant timestamp) {
        return new Emission<>(value, Optional.of(timestamp), messageKey, headers);
    }

    /** This emission with another message key. */
    public Emission<O> withMessageKey(Row messageKey) {
        return new Emission<>(value, timestamp, Optional.of(messageKey), headers);
    }

    /** This emission with other headers. */
    public Emission<O> withHeaders(Headers headers) {
        return new Emission<>(value, timestamp, messageKey, Optional.of(headers));
    }
}
