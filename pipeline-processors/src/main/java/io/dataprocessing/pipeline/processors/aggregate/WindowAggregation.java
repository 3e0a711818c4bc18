package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Instant;

/** Aggregates the records of windows that the platform keeps. */
record WindowAggregation(Aggregation aggregation, ResultRow resultRow)
        implements WindowAggregator<Row, Accumulator, Row> {

    @Override
    public Accumulator create() {
        return aggregation.create();
    }

    @Override
    public Accumulator add(Accumulator accumulator, Row value, Instant timestamp) {
        return aggregation.add(accumulator, value, timestamp);
    }

    @Override
    public Accumulator merge(Accumulator left, Accumulator right) {
        return aggregation.merge(left, right);
    }

    @Override
    public Row result(Row key, WindowBounds window, Accumulator accumulator) {
        return resultRow.of(key, window, aggregation, accumulator);
    }

    @Override
    public boolean isWanted(Row result) {
        return resultRow.isWanted(result);
    }
}
