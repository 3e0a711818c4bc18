package io.dataprocessing.pipeline.api;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Schema;

/**
 * A further output of a step, read as {@code step.name} in a pipeline file.
 *
 * @param name unique in its step; a-z, 0-9 and '-'
 * @param schema what its values are
 */
public record SideOutput<T>(String name, Schema<T> schema) {

    public SideOutput {
        requireNonNull(schema, "schema");
        if (!requireNonNull(name, "name").matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "output name '" + name + "' is not allowed. Use a-z, 0-9 and '-'.");
        }
    }
}
