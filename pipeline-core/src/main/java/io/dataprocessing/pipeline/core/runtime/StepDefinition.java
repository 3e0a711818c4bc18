package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.task.TaskCode;
import io.dataprocessing.pipeline.core.watch.WatchedStep;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.TaskInfo;
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
 * @param callTimeout how long a call into the plugin may take; zero for no limit
 */
public record StepDefinition(
        String name,
        String type,
        OnTask<LoadedStep> loader,
        List<RowType> inputTypes,
        OnError onError,
        Retry retry,
        Duration callTimeout)
        implements Serializable {

    public StepDefinition {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(loader, "loader");
        inputTypes = List.copyOf(inputTypes);
        requireNonNull(onError, "onError");
        requireNonNull(retry, "retry");
        requireNonNull(callTimeout, "callTimeout");
    }

    /** A step that tries each record once, in calls without a limit. */
    public StepDefinition(
            String name,
            String type,
            OnTask<LoadedStep> loader,
            List<RowType> inputTypes,
            OnError onError) {
        this(name, type, loader, inputTypes, onError, Retry.NONE, Duration.ZERO);
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

    /** What is said of the step where a call takes too long. */
    WatchedStep watched(TaskInfo task) {
        return new WatchedStep(
                name,
                type,
                task.getIndexOfThisSubtask() + 1,
                task.getNumberOfParallelSubtasks(),
                callTimeout,
                onError.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
