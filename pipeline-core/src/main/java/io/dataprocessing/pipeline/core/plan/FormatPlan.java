package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.core.plugin.FormatRef;

/**
 * The format of a key or a value.
 *
 * @param ref the format, its options in words and the type of its rows
 * @param options the options, bound
 */
public record FormatPlan(FormatRef ref, Record options) {

    public FormatPlan {
        requireNonNull(ref, "ref");
        requireNonNull(options, "options");
    }

    /** This format with another schema, such as one whose id is known. */
    public FormatPlan withSchema(FormatSchema schema) {
        return new FormatPlan(ref.withSchema(schema), options);
    }
}
