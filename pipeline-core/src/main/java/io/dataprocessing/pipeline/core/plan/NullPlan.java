package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a source makes of records without a value or a key.
 *
 * @param onValue of records without a value
 * @param onKey of records without a key
 * @param deleteField the boolean field of the rows that says that a key was deleted; empty unless
 *     {@code onValue} is {@link OnNullValue#DELETE}
 */
public record NullPlan(OnNullValue onValue, OnNullKey onKey, Optional<String> deleteField) {

    /** What becomes of a record without a value. */
    public enum OnNullValue {
        /** It follows {@code on-error}. */
        ERROR,
        /** It's dropped and counted. */
        SKIP,
        /** It becomes a row of the key's fields that says that the key was deleted. */
        DELETE
    }

    /** What becomes of a record without a key. */
    public enum OnNullKey {
        /** The fields of the key are null; it follows {@code on-error} if they must not be. */
        DEFAULT,
        /** It follows {@code on-error}. */
        ERROR,
        /** It's dropped and counted. */
        SKIP
    }

    public NullPlan {
        requireNonNull(onValue, "onValue");
        requireNonNull(onKey, "onKey");
        requireNonNull(deleteField, "deleteField");
    }
}
