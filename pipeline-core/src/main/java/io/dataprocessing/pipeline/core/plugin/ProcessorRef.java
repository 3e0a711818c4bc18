package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.io.Serializable;
import java.util.List;

/**
 * All that an operator carries of a processor: how to make it again on the task.
 *
 * @param step the name of the step
 * @param type the name of the factory
 * @param options the step's options in words
 * @param inputTypes the types of the streams that come in
 */
public record ProcessorRef(String step, String type, ConfigMap options, List<RowType> inputTypes)
        implements Serializable {

    public ProcessorRef {
        requireNonNull(step, "step");
        requireNonNull(type, "type");
        requireNonNull(options, "options");
        inputTypes = List.copyOf(inputTypes);
    }
}
