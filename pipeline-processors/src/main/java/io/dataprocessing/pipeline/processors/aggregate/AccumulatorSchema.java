package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.util.List;
import java.util.Map;

/**
 * Accumulators as rows: a field for each cell, named after the aggregate and the cell. What a cell
 * holds at the start is its default, so that an aggregate that was added takes part from a restore
 * on.
 */
record AccumulatorSchema(RowType rowType) implements Schema<Accumulator> {

    /** The schema for functions by name. */
    static AccumulatorSchema of(Map<String, AggregateFunction> functions) {
        RowType.Builder type = RowType.builder();
        functions.forEach(
                (name, function) -> {
                    Object[] start = new Object[function.cells().size()];
                    function.start(start, 0);
                    addCells(type, name, function.cells(), start);
                });
        return new AccumulatorSchema(type.build());
    }

    /** The schema for functions over a sequence by name. */
    static AccumulatorSchema ofSequence(Map<String, SequenceFunction> functions) {
        RowType.Builder type = RowType.builder();
        functions.forEach(
                (name, function) -> {
                    Object[] start = new Object[function.cells().size()];
                    function.start(start, 0);
                    addCells(type, name, function.cells(), start);
                });
        return new AccumulatorSchema(type.build());
    }

    private static void addCells(
            RowType.Builder type, String name, List<Field> cells, Object[] start) {
        for (int i = 0; i < start.length; i++) {
            Field cell = cells.get(i).withName(name + "$" + cells.get(i).name());
            type.field(start[i] == null ? cell : cell.withDefault(start[i]));
        }
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
