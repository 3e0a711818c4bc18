package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;

/**
 * Runs a step that has no key; its task can be made to fail while a call into the plugin is stuck.
 */
public final class StepOperator extends ProcessOperator<Event, Event> {

    private static final long serialVersionUID = 1L;

    /** The operator of a function that is {@link RunsInTask}. */
    public StepOperator(ProcessFunction<Event, Event> function) {
        super(function);
    }

    @Override
    public void open() throws Exception {
        RunsInTask.tell(userFunction, getContainingTask());
        super.open();
    }
}
