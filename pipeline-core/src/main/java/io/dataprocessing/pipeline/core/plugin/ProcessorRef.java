package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an operator carries of a processor: how to make it again on the task.
 *
 * @param step the name of the step
 * @param type the name of the factory
 * @param options the step's options in words
 * @param inputTypes the types of the streams that come in
 * @param tables the tables that it looks up in, by the options that describe them
 */
public record ProcessorRef(
        String step,
        String type,
        ConfigMap options,
        List<RowType> inputTypes,
        Map<String, TableRef> tables)
        implements Serializable {

    public ProcessorRef {
        requireNonNull(step, "step");
        requireNonNull(type, "type");
        requireNonNull(options, "options");
        inputTypes = List.copyOf(inputTypes);
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /** A processor that looks up nothing. */
    public ProcessorRef(String step, String type, ConfigMap options, List<RowType> inputTypes) {
        this(step, type, options, inputTypes, Map.of());
    }
}
