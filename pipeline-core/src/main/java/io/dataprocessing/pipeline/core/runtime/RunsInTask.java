package io.dataprocessing.pipeline.core.runtime;

import org.apache.flink.api.common.functions.Function;
import org.apache.flink.runtime.taskmanager.AsyncExceptionHandler;

/**
 * A function that makes its task fail from another thread. No function of Flink's can, so its
 * operator tells it how, before it opens it.
 */
interface RunsInTask {

    /** Tells the way to make the task fail. */
    void runIn(AsyncExceptionHandler failing);

    /** Tells a function. */
    static void tell(Function function, AsyncExceptionHandler task) {
        if (function instanceof RunsInTask inTask && task != null) {
            inTask.runIn(task);
        }
    }
}
