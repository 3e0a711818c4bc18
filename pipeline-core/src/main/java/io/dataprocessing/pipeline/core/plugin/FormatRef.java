package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.io.Serializable;

/**
 * All that an operator carries of a format: how to make its decoder or encoder on the task.
 *
 * @param name the name of the format
 * @param options its options in words
 * @param type the type of the pipeline's rows; an encoder gets them in the type of the schema
 * @param schema what the format decided
 * @param registry the schema registry beside the connection
 */
public record FormatRef(
        String name,
        ConfigMap options,
        RowType type,
        FormatSchema schema,
        RegistrySettings registry)
        implements Serializable {

    public FormatRef {
        requireNonNull(name, "name");
        requireNonNull(options, "options");
        requireNonNull(type, "type");
        requireNonNull(schema, "schema");
        requireNonNull(registry, "registry");
    }

    /** This reference with another schema, such as one whose id is known. */
    public FormatRef withSchema(FormatSchema schema) {
        return new FormatRef(name, options, type, schema, registry);
    }
}
