package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.io.Serializable;

/**
 * All that an operator carries of a format: how to make its decoder or encoder on the task.
 *
 * @param name the name of the format
 * @param options its options in words
 * @param type the type of the rows
 */
public record FormatRef(String name, ConfigMap options, RowType type) implements Serializable {

    public FormatRef {
        requireNonNull(name, "name");
        requireNonNull(options, "options");
        requireNonNull(type, "type");
    }
}
