package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;

/** Passes the first of each n records of a key. */
final class SampleEvery implements Processor<Row, Row> {

    private final StateSpec<ValueState<Long>> countSpec;
    private final long n;
    private ValueState<Long> count;

    SampleEvery(StateSpec<ValueState<Long>> countSpec, long n) {
        this.countSpec = countSpec;
        this.n = n;
    }

    @Override
    public void open(ProcessorContext context) {
        count = context.state(countSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        long before = count.get().orElse(0L);
        count.set((before + 1) % n);
        if (before == 0) {
            output.emit(input.value());
        }
    }
}
