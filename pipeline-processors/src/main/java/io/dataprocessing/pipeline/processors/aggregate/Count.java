package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts rows, or those whose value isn't null.
 *
 * @param argument the value; empty to count all rows
 */
record Count(Optional<Expression> argument) implements AggregateFunction {

    private static final List<Field> CELLS = List.of(Field.of("count", DataTypes.LONG));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.LONG;
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = 0L;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        if (argument.isEmpty() || argument.get().evaluate(row) != null) {
            cells[at] = (Long) cells[at] + 1;
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        left[at] = (Long) left[at] + (Long) right[at];
    }

    @Override
    public Optional<PackedFunction> packed() {
        return Optional.of(new PackedCount(argument.map(NumberArgument::new)));
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
