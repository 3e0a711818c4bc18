package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.data.Row;

/** Makes a row of other fields from each row. */
final class Projection implements Processor<Row, Row> {

    private final ProjectionPlan plan;
    private final Column[] columns;

    Projection(ProjectionPlan plan) {
        this.plan = plan;
        this.columns = plan.columns().toArray(Column[]::new);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row row = input.value();
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].of(row);
        }
        output.emit(Row.trusted(plan.outputType(), values));
    }
}
