package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.Serializable;
import java.util.List;

/**
 * What an operator carries of its step.
 *
 * @param name the name of the step
 * @param type the type of the processor, for messages
 * @param spec makes the step's spec
 * @param inputTypes the types of the streams that come in, which may be wider than the spec's
 * @param onError what becomes of events that the step can't handle
 */
public record StepDefinition(
        String name,
        String type,
        OnTask<StepSpec> spec,
        List<RowType> inputTypes,
        OnError onError)
        implements Serializable {

    public StepDefinition {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(spec, "spec");
        inputTypes = List.copyOf(inputTypes);
        requireNonNull(onError, "onError");
    }

    /** The spec, of the shape that the operator is for. */
    <S extends StepSpec> S specOf(Class<S> shape, ClassLoader userCode) {
        StepSpec made = spec.make(userCode);
        if (!shape.isInstance(made)) {
            throw new IllegalStateException(
                    "step '%s' (%s) was planned as %s and is %s on the task"
                            .formatted(
                                    name,
                                    type,
                                    shape.getSimpleName(),
                                    made.getClass().getSimpleName()));
        }
        return shape.cast(made);
    }
}
