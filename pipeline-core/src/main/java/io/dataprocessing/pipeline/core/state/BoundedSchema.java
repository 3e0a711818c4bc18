package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Schema;

/**
 * A schema that knows how large its values become. Of one that doesn't say, the types of its fields
 * have to tell.
 */
public interface BoundedSchema<T> extends Schema<T> {

    /** Whether a value stays small, texts and byte strings aside, whatever is added to it. */
    boolean isBounded();
}
