package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import java.util.Arrays;

/**
 * A record in the bytes of its transport: as it was read, or ready to be written.
 *
 * @param topic where it was read or will be written
 * @param partition likewise; {@link #ANY_PARTITION} where the writer chooses
 * @param timestamp milliseconds since 1970-01-01T00:00Z; {@link Event#NO_TIMESTAMP} for none
 * @param key the bytes, null for a record without key
 * @param value the bytes, null for a tombstone
 * @param headers the headers
 */
public record RawRecord(
        String topic, int partition, long timestamp, byte[] key, byte[] value, Headers headers) {

    /** The partition of a record whose writer chooses one. */
    public static final int ANY_PARTITION = -1;

    public RawRecord {
        requireNonNull(topic, "topic");
        requireNonNull(headers, "headers");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawRecord that
                && topic.equals(that.topic)
                && partition == that.partition
                && timestamp == that.timestamp
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(value) + Arrays.hashCode(key);
    }

    /** Topic and sizes: contents may be confidential. */
    @Override
    public String toString() {
        return "%s[key %d bytes, value %d bytes]"
                .formatted(topic, key == null ? -1 : key.length, value == null ? -1 : value.length);
    }
}
