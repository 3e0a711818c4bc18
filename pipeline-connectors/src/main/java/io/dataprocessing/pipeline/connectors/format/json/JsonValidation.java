package io.dataprocessing.pipeline.connectors.format.json;

/** How much of a record is looked at before it counts as right. */
public enum JsonValidation {
    /** All of it. */
    FULL,
    /** The fields of the schema: what nobody reads may be anything. */
    FIELDS;

    /**
     * Checks that nothing is asked for that takes a look at all of a record.
     *
     * @throws IllegalArgumentException if it is
     */
    void check(UnknownFields unknown, DuplicateKeys duplicates) {
        if (this == FULL) {
            return;
        }
        if (unknown == UnknownFields.FAIL) {
            throw new IllegalArgumentException(
                    "'validation: fields' and 'unknown-fields: fail' exclude each other: not all fields are looked at. Use 'validation: full'.");
        }
        if (duplicates == DuplicateKeys.LAST) {
            throw new IllegalArgumentException(
                    "'validation: fields' and 'duplicate-keys: last' exclude each other: nobody looks for the last one. Use 'validation: full'.");
        }
    }
}
