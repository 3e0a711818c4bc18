package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;

/** Makes a row of other fields from each row; those that are taken over are not looked at. */
final class Projection implements Processor<Row, Row> {

    private final boolean identity;
    private final RowMapping mapping;
    private final Column[] made;

    Projection(ProjectionPlan plan) {
        this.identity = plan.isIdentity();
        this.mapping = plan.mapping();
        this.made = plan.made().toArray(Column[]::new);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        output.emit(identity ? input.value() : projected(input.value()));
    }

    private Row projected(Row row) {
        Object[] own = new Object[made.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = made[i].of(row);
        }
        return mapping.apply(row, own);
    }
}
