package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
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
 * Sums floating numbers as doubles: the double nearest to the exact sum, whatever the order of the
 * records.
 *
 * @param argument the numbers
 */
record FloatingSum(Expression argument) implements AggregateFunction {

    private static final List<Field> CELLS =
            List.of(Field.of("sum", new ArrayType(DataTypes.DOUBLE, true)));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.DOUBLE.withNullable(argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.FREE;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            cells[at] = Expansion.plus(sum(cells, at), ((Number) value).doubleValue());
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        if (right[at] != null) {
            left[at] = Expansion.plus(sum(left, at), sum(right, at));
        }
    }

    @SuppressWarnings("unchecked") // the cell's type
    private static List<Double> sum(Object[] cells, int at) {
        return cells[at] == null ? Expansion.ZERO : (List<Double>) cells[at];
    }

    @Override
    public Optional<PackedFunction> packed() {
        return Optional.of(new PackedFloating(new NumberArgument(argument), /* counted= */ false));
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at] == null ? null : Expansion.rounded(sum(cells, at));
    }
}
