package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.OptionalInt;

/**
 * How a version says that its key was deleted.
 *
 * @param field the position of the boolean that says so; empty if none does
 */
record Deletion(OptionalInt field) {

    Deletion {
        requireNonNull(field, "field");
    }

    boolean isIn(Row version) {
        return field.isPresent()
                && !version.isNull(field.getAsInt())
                && version.getBoolean(field.getAsInt());
    }
}
