package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.connector.TableDescription;
import java.io.Serializable;
import java.util.List;

/**
 * All that an operator carries of a table that its step looks up in: how to open it again on the
 * task.
 *
 * @param step the name of the step
 * @param type the name of the connector
 * @param options the table's options in words
 * @param connection the options of its connection in words; empty if it has none
 * @param key how the key of its records is decoded; one or none
 * @param value how their value is decoded; one or none
 * @param description what the connector decided
 * @param bounded whether the job ends by itself
 */
public record TableRef(
        String step,
        String type,
        ConfigMap options,
        ConfigMap connection,
        List<FormatRef> key,
        List<FormatRef> value,
        TableDescription description,
        boolean bounded)
        implements Serializable {

    public TableRef {
        requireNonNull(step, "step");
        requireNonNull(type, "type");
        requireNonNull(options, "options");
        requireNonNull(connection, "connection");
        key = List.copyOf(key);
        value = List.copyOf(value);
        requireNonNull(description, "description");
    }
}
