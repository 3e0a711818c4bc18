package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;

/**
 * Runs a step with two inputs; its task can be made to fail while a call into the plugin is stuck.
 */
public final class CoStepOperator extends CoProcessOperator<Event, Event, Event> {

    private static final long serialVersionUID = 1L;

    /** The operator of a function that is {@link RunsInTask}. */
    public CoStepOperator(CoProcessFunction<Event, Event, Event> function) {
        super(function);
    }

    @Override
    public void open() throws Exception {
        RunsInTask.tell(userFunction, getContainingTask());
        super.open();
    }
}
