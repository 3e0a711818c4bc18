package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.watch.CallWatch;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.runtime.taskmanager.AsyncExceptionHandler;

/**
 * The task that an operator runs in.
 *
 * @param runtime what a function knows of it
 * @param failing makes it fail from another thread
 */
record StepTask(RuntimeContext runtime, AsyncExceptionHandler failing) {

    /** A function's task, which can't be made to fail from outside. */
    static StepTask of(RuntimeContext runtime) {
        return new StepTask(runtime, (message, error) -> {});
    }

    /** A function's task, with the way to make it fail; null if nobody told it. */
    static StepTask of(RuntimeContext runtime, AsyncExceptionHandler failing) {
        return failing == null ? of(runtime) : new StepTask(runtime, failing);
    }

    /** Watches the calls that the thread of the task makes. */
    CallWatch watch(StepDefinition definition, Supplier<String> occasion) {
        CallWatch watch =
                CallWatch.start(definition.watched(runtime.getTaskInfo()), occasion, failing);
        if (!definition.callTimeout().isZero()) {
            runtime.getMetricGroup()
                    .addGroup(definition.name())
                    .gauge(Counts.OVERDUE, watch::count);
        }
        return watch;
    }
}
