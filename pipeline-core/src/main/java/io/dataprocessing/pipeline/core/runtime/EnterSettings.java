package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.io.Serializable;
import java.util.Optional;

/**
 * What the operator carries that takes events into a transform.
 *
 * @param step the name of the step
 * @param type the type of the transform, for messages
 * @param inputType the type of the events' values
 * @param onError what becomes of events that can't be taken in
 * @param late what becomes of events behind the watermark, null to take them like the others
 * @param lateOutput the output for them
 */
public record EnterSettings(
        String step,
        String type,
        RowType inputType,
        OnError onError,
        LatePolicy late,
        String lateOutput)
        implements Serializable {

    public EnterSettings {
        requireNonNull(step, "step");
        requireNonNull(type, "type");
        requireNonNull(inputType, "inputType");
        requireNonNull(onError, "onError");
        requireNonNull(lateOutput, "lateOutput");
    }

    /** Settings with a policy for late events, or without. */
    public static EnterSettings of(
            String step,
            String type,
            RowType inputType,
            OnError onError,
            Optional<LatePolicy> late,
            String lateOutput) {
        return new EnterSettings(step, type, inputType, onError, late.orElse(null), lateOutput);
    }
}
