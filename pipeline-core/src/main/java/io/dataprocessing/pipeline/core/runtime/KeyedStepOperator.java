package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs a step that has a key; its task can be made to fail while a call into the plugin is stuck.
 */
public final class KeyedStepOperator extends KeyedProcessOperator<Row, Event, Event> {

    private static final long serialVersionUID = 1L;

    /** The operator of a function that is {@link RunsInTask}. */
    public KeyedStepOperator(KeyedProcessFunction<Row, Event, Event> function) {
        super(function);
    }

    @Override
    public void open() throws Exception {
        RunsInTask.tell(userFunction, getContainingTask());
        super.open();
    }
}
