package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Instant;

/** Runs several aggregate functions side by side over the cells of one accumulator. */
final class WindowAggregation implements WindowAggregator<Row, Accumulator, Row> {

    private final RowType outputType;
    private final int cells;
    private final AggregateFunction[] functions;

    WindowAggregation(RowType outputType, int cells, AggregateFunction[] functions) {
        this.outputType = outputType;
        this.cells = cells;
        this.functions = functions;
    }

    @Override
    public Accumulator create() {
        Accumulator accumulator = new Accumulator(new Object[cells]);
        int at = 0;
        for (AggregateFunction function : functions) {
            function.start(accumulator.cells(), at);
            at += function.cells().size();
        }
        return accumulator;
    }

    /** Works on a copy: where one function fails, none of them has counted the row. */
    @Override
    public Accumulator add(Accumulator accumulator, Row value, Instant timestamp) {
        Object[] changed = accumulator.cells().clone();
        int at = 0;
        for (AggregateFunction function : functions) {
            function.add(changed, at, value, timestamp);
            at += function.cells().size();
        }
        return new Accumulator(changed);
    }

    @Override
    public Accumulator merge(Accumulator left, Accumulator right) {
        int at = 0;
        for (AggregateFunction function : functions) {
            function.merge(left.cells(), right.cells(), at);
            at += function.cells().size();
        }
        return left;
    }

    @Override
    public Row result(Row key, WindowBounds window, Accumulator accumulator) {
        int keys = key.type().size();
        Object[] values = new Object[keys + 2 + functions.length];
        for (int i = 0; i < keys; i++) {
            values[i] = key.get(i);
        }
        values[keys] = window.start();
        values[keys + 1] = window.end();
        int at = 0;
        for (int i = 0; i < functions.length; i++) {
            values[keys + 2 + i] = functions[i].result(accumulator.cells(), at);
            at += functions[i].cells().size();
        }
        return Row.trusted(outputType, values);
    }
}
