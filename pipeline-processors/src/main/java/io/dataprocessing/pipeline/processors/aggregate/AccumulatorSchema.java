package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.util.Map;

/** Accumulators as rows: a field for each cell, named after the aggregate and the cell. */
record AccumulatorSchema(RowType rowType) implements Schema<Accumulator> {

    /** The schema for functions by name. */
    static AccumulatorSchema of(Map<String, AggregateFunction> functions) {
        RowType.Builder type = RowType.builder();
        functions.forEach(
                (name, function) -> {
                    for (Field cell : function.cells()) {
                        type.field(cell.withName(name + "$" + cell.name()));
                    }
                });
        return new AccumulatorSchema(type.build());
    }

    int size() {
        return rowType.size();
    }

    @Override
    public Class<Accumulator> javaType() {
        return Accumulator.class;
    }

    @Override
    public Accumulator fromRow(Row row) {
        Object[] cells = new Object[rowType.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.get(i);
        }
        return new Accumulator(cells);
    }

    @Override
    public Row toRow(Accumulator value) {
        return Row.trusted(rowType, value.cells().clone());
    }
}
