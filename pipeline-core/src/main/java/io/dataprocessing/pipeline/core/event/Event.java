package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The only thing on the edges of a job: a row with its metadata, or a record on its way to the dead
 * letters. Immutable; steps share it without copying.
 *
 * <p>Where {@link #value()} is not there {@link #failure()} is; a failed event may still have its
 * value. The raw record is carried along where a later step may need it: for dead letters, to hand
 * it on unchanged, or because it's ready to be written.
 */
public final class Event {

    /** The timestamp of an event that has none. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private final Row value;
    private final byte[] messageKey;
    private final long timestamp;
    private final Headers headers;
    private final Origin origin;
    private final RawRecord raw;
    private final Failure failure;

    /**
     * For the serializer and the methods below.
     *
     * @param value null exactly if there is a failure
     * @param messageKey the bytes, null for none
     * @param origin null for none
     * @param raw null for none
     * @param failure null for none
     */
    Event(
            Row value,
            byte[] messageKey,
            long timestamp,
            Headers headers,
            Origin origin,
            RawRecord raw,
            Failure failure) {
        this.value = value;
        this.messageKey = messageKey;
        this.timestamp = timestamp;
        this.headers = requireNonNull(headers, "headers");
        this.origin = origin;
        this.raw = raw;
        this.failure = failure;
    }

    /** An event without key, headers, origin or raw record. */
    public static Event of(Row value, long timestamp) {
        return new Event(
                requireNonNull(value, "value"), null, timestamp, Headers.none(), null, null, null);
    }

    /** A record that was read and decoded. */
    public static Event read(
            Row value,
            Optional<byte[]> messageKey,
            long timestamp,
            Headers headers,
            Origin origin) {
        return new Event(
                requireNonNull(value, "value"),
                messageKey.orElse(null),
                timestamp,
                headers,
                requireNonNull(origin, "origin"),
                null,
                null);
    }

    /** A record that was read and decoded, together with its bytes. */
    public static Event read(Row value, long timestamp, RawRecord raw, Origin origin) {
        return new Event(
                requireNonNull(value, "value"),
                raw.key(),
                timestamp,
                raw.headers(),
                requireNonNull(origin, "origin"),
                raw,
                null);
    }

    /**
     * A record that was read and can't be decoded; it has no timestamp, so no watermark follows.
     */
    public static Event undecodable(RawRecord raw, Origin origin, Failure failure) {
        return new Event(
                null,
                null,
                NO_TIMESTAMP,
                raw.headers(),
                requireNonNull(origin, "origin"),
                raw,
                requireNonNull(failure, "failure"));
    }

    /** A value that was handed over and is no row; it has no timestamp, so no watermark follows. */
    public static Event refused(RawRecord raw, Failure failure) {
        return new Event(
                null,
                null,
                NO_TIMESTAMP,
                raw.headers(),
                null,
                raw,
                requireNonNull(failure, "failure"));
    }

    /** Whether the event has a value; otherwise it has a failure. */
    public boolean hasValue() {
        return value != null;
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if the event has a failure instead
     */
    public Row value() {
        if (value == null) {
            throw new IllegalStateException("the event at " + origin + " has no value");
        }
        return value;
    }

    /** The bytes of the key that the record carries as a message. */
    public Optional<byte[]> messageKey() {
        return Optional.ofNullable(messageKey);
    }

    /** Event time in milliseconds since 1970-01-01T00:00Z, or {@link #NO_TIMESTAMP}. */
    public long timestamp() {
        return timestamp;
    }

    /** The headers. */
    public Headers headers() {
        return headers;
    }

    /** Where the record was read; empty behind steps that make new events of several. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /** The record in bytes, where it's carried along. */
    public Optional<RawRecord> raw() {
        return Optional.ofNullable(raw);
    }

    /** Why the event has no value. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** This event with another value; itself where it's the same one. */
    @SuppressWarnings("ReferenceEquality") // most steps hand on the very row that came
    public Event withValue(Row value) {
        return value == this.value && failure == null
                ? this
                : new Event(
                        requireNonNull(value, "value"),
                        messageKey,
                        timestamp,
                        headers,
                        origin,
                        raw,
                        null);
    }

    /** This event with its value in a later type. */
    Event upgraded(Row value) {
        return new Event(
                requireNonNull(value, "value"),
                messageKey,
                timestamp,
                headers,
                origin,
                raw,
                failure);
    }

    /** This event with a value that holds on to nothing else, to be kept for longer. */
    @SuppressWarnings("ReferenceEquality") // whether anything was done at all
    public Event materialized() {
        Row plain = value == null ? null : value.materialized();
        return plain == value
                ? this
                : new Event(plain, messageKey, timestamp, headers, origin, raw, failure);
    }

    /** This event with another timestamp. */
    public Event withTimestamp(long timestamp) {
        return new Event(value, messageKey, timestamp, headers, origin, raw, failure);
    }

    /** This event with another message key. */
    public Event withMessageKey(Optional<byte[]> messageKey) {
        return new Event(value, messageKey.orElse(null), timestamp, headers, origin, raw, failure);
    }

    /** This event with other headers. */
    public Event withHeaders(Headers headers) {
        return new Event(value, messageKey, timestamp, headers, origin, raw, failure);
    }

    /** This event with another raw record. */
    public Event withRaw(Optional<RawRecord> raw) {
        return new Event(value, messageKey, timestamp, headers, origin, raw.orElse(null), failure);
    }

    /** This event, failed: on its way to the dead letters. */
    public Event withFailure(Failure failure) {
        return new Event(
                value,
                messageKey,
                timestamp,
                headers,
                origin,
                raw,
                requireNonNull(failure, "failure"));
    }

    /**
     * This failed event as it is sent to the dead letters: in bytes, without its value, so that
     * dead letters of all steps are of one type.
     *
     * @throws IllegalStateException if the event has no failure
     */
    public Event asDeadLetter(RawRecord raw) {
        if (failure == null) {
            throw new IllegalStateException("the event at " + origin + " has no failure");
        }
        return new Event(
                null, messageKey, timestamp, headers, origin, requireNonNull(raw, "raw"), failure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event that
                && Objects.equals(value, that.value)
                && Arrays.equals(messageKey, that.messageKey)
                && timestamp == that.timestamp
                && headers.equals(that.headers)
                && Objects.equals(origin, that.origin)
                && Objects.equals(raw, that.raw)
                && Objects.equals(failure, that.failure);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, timestamp, origin);
    }

    @Override
    public String toString() {
        return "Event[%s, origin %s%s]"
                .formatted(
                        timestamp == NO_TIMESTAMP ? "no timestamp" : timestamp,
                        origin,
                        failure == null ? "" : ", " + failure);
    }
}
