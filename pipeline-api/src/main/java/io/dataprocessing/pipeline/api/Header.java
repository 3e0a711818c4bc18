package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A named byte string beside a record, as in Kafka.
 *
 * @param name not unique in a record
 * @param value the bytes, not to be changed; null where the header has no value
 */
public record Header(String name, byte[] value) {

    public Header {
        requireNonNull(name, "name");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Header that
                && name.equals(that.name)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return name + "[" + (value == null ? "null" : value.length + " bytes") + "]";
    }
}
