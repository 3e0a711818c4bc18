package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Instant;

/** Aggregates the records of windows that the platform keeps. */
record WindowAggregation(PackedAggregation aggregation, ResultRow resultRow)
        implements WindowAggregator<Row, PackedAccumulator, Row> {

    @Override
    public PackedAccumulator create() {
        return aggregation.create();
    }

    @Override
    public PackedAccumulator add(PackedAccumulator accumulator, Row value, Instant timestamp) {
        return aggregation.add(accumulator, value, timestamp);
    }

    @Override
    public PackedAccumulator merge(PackedAccumulator left, PackedAccumulator right) {
        return aggregation.merge(left, right);
    }

    @Override
    public Row result(Row key, WindowBounds window, PackedAccumulator accumulator) {
        return resultRow.of(
                key, window, (values, from) -> aggregation.write(accumulator, values, from));
    }

    @Override
    public boolean isWanted(Row result) {
        return resultRow.isWanted(result);
    }
}
