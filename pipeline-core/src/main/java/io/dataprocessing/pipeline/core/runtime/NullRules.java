package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What a source makes of records without a value or a key.
 *
 * @param value of records without a value, which Kafka calls tombstones
 * @param key of records without a key
 */
public record NullRules(OnValue value, OnKey key) implements Serializable {

    /** Both are errors, a missing key only where its fields need one. */
    public static final NullRules ERRORS = new NullRules(OnValue.ERROR, OnKey.DEFAULT);

    /** What becomes of a record without a value. */
    public enum OnValue {
        /** It's an error. */
        ERROR,
        /** It's dropped and counted. */
        SKIP,
        /** It becomes a row that says its key was deleted. */
        DELETE
    }

    /** What becomes of a record without a key. */
    public enum OnKey {
        /** The fields of the key are null; an error if they must not be. */
        DEFAULT,
        /** It's an error. */
        ERROR,
        /** It's dropped and counted. */
        SKIP
    }

    public NullRules {
        requireNonNull(value, "value");
        requireNonNull(key, "key");
    }

    /** Whether a record is dropped. */
    boolean skips(byte[] recordKey, byte[] recordValue) {
        return (recordKey == null && key == OnKey.SKIP)
                || (recordValue == null && value == OnValue.SKIP);
    }

    /** Checks that a record has what it must have. */
    void check(byte[] recordKey, byte[] recordValue, boolean keyRequired)
            throws NullRecordException {
        if (recordKey == null && (key == OnKey.ERROR || keyRequired)) {
            throw new NullRecordException("the record has no key");
        }
        if (recordValue == null && value == OnValue.ERROR) {
            throw new NullRecordException("the record has no value (tombstone)");
        }
    }
}
