package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What an operator carries of its step.
 *
 * @param name the name of the step
 * @param type the type of the processor, for messages
 * @param loader finds the step's spec
 * @param inputTypes the types of the streams that come in, which may be wider than the spec's
 * @param onError what becomes of events that the step can't handle
 * @param retry how often a record is tried where an error may pass
 */
public record StepDefinition(
        String name,
        String type,
        OnTask<LoadedStep> loader,
        List<RowType> inputTypes,
        OnError onError,
        Retry retry)
        implements Serializable {

    public StepDefinition {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(loader, "loader");
        inputTypes = List.copyOf(inputTypes);
        requireNonNull(onError, "onError");
        requireNonNull(retry, "retry");
    }

    /** A step that tries each record once. */
    public StepDefinition(
            String name,
            String type,
            OnTask<LoadedStep> loader,
            List<RowType> inputTypes,
            OnError onError) {
        this(name, type, loader, inputTypes, onError, Retry.NONE);
    }

    /** The step, whose spec is of the shape that the operator is for. */
    LoadedStep load(Class<? extends StepSpec> shape, RuntimeContext context) {
        LoadedStep step = loader.make(TaskCode.of(context));
        if (!shape.isInstance(step.spec())) {
            throw new IllegalStateException(
                    "step '%s' (%s) was planned as %s and is %s on the task"
                            .formatted(
                                    name,
                                    type,
                                    shape.getSimpleName(),
                                    step.spec().getClass().getSimpleName()));
        }
        return step;
    }
}
