package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that a test feeds to a step.
 *
 * @param value the row
 * @param timestamp the event time
 * @param messageKey the bytes of the key that it carries as a message
 * @param headers the headers
 * @param origin where it was read
 */
public record TestRecord(
        Row value,
        Optional<Instant> timestamp,
        Optional<byte[]> messageKey,
        Headers headers,
        Optional<Origin> origin) {

    public TestRecord {
        requireNonNull(value, "value");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(messageKey, "messageKey");
        requireNonNull(headers, "headers");
        requireNonNull(origin, "origin");
    }

    /** A record without event time, key, headers or origin. */
    public static TestRecord of(Row value) {
        return new TestRecord(
                value, Optional.empty(), Optional.empty(), Headers.none(), Optional.empty());
    }

    /** A record with an event time. */
    public static TestRecord of(Row value, Instant timestamp) {
        return of(value).at(timestamp);
    }

    /** This record at another event time. */
    public TestRecord at(Instant timestamp) {
        return new TestRecord(value, Optional.of(timestamp), messageKey, headers, origin);
    }

    /** This record with another message key. */
    public TestRecord withMessageKey(byte[] messageKey) {
        return new TestRecord(value, timestamp, Optional.of(messageKey), headers, origin);
    }

    /** This record with other headers. */
    public TestRecord withHeaders(Headers headers) {
        return new TestRecord(value, timestamp, messageKey, headers, origin);
    }

    /** This record with another origin. */
    public TestRecord withOrigin(Origin origin) {
        return new TestRecord(value, timestamp, messageKey, headers, Optional.of(origin));
    }
}
