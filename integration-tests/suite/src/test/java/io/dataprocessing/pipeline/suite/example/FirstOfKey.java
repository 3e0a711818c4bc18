package io.dataprocessing.pipeline.suite.example;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;

/** Passes the first record of each key and drops later ones until {@code ttl} has gone by. */
final class FirstOfKey implements Processor<Row, Row> {

    private final StateSpec<ValueState<Boolean>> seenSpec;
    private ValueState<Boolean> seen;

    FirstOfKey(StateSpec<ValueState<Boolean>> seenSpec) {
        this.seenSpec = seenSpec;
    }

    @Override
    public void open(ProcessorContext context) {
        seen = context.state(seenSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        if (seen.get().isEmpty()) {
            seen.set(true);
            output.emit(input.value());
        }
    }
}
