package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import java.util.function.Supplier;

/** Makes one row of each row. */
final class Reshape implements Processor<Row, Row> {

    private final Supplier<Change> opened;
    private Change change;

    /**
     * A step that changes whole rows.
     *
     * @param opened makes the change when the step is opened, with whatever it holds
     */
    Reshape(Supplier<Change> opened) {
        this.opened = opened;
    }

    @Override
    public void open(ProcessorContext context) {
        change = opened.get();
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        output.emit((Row) change.of(input.value()));
    }
}
