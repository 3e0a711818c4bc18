package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the smallest or the largest value. Texts are compared by UTF-16 code unit; NaN counts as
 * the largest number.
 *
 * @param argument the values
 * @param side which one is kept
 */
record Extreme(Expression argument, Side side) implements AggregateFunction {

    /** Which value is kept. */
    enum Side {
        SMALLEST,
        LARGEST;

        /** Whether one value is kept instead of another. */
        boolean wins(Object value, Object kept) {
            int order = ValueOrder.NATURAL.compare(value, kept);
            return switch (this) {
                case SMALLEST -> order < 0;
                case LARGEST -> order > 0;
            };
        }
    }

    @Override
    public List<Field> cells() {
        return List.of(Field.of("value", argument.type().asNullable()));
    }

    @Override
    public DataType resultType() {
        return argument.type();
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
        offer(cells, at, argument.evaluate(row));
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        offer(left, at, right[at]);
    }

    private void offer(Object[] cells, int at, Object value) {
        if (value != null && (cells[at] == null || side.wins(value, cells[at]))) {
            cells[at] = value;
        }
    }

    @Override
    public Optional<PackedFunction> packed() {
        return argument.type() instanceof ScalarType scalar && PackedExtreme.fits(scalar.kind())
                ? Optional.of(new PackedExtreme(new NumberArgument(argument), side, scalar.kind()))
                : Optional.empty();
    }

    @Override
    public Object result(Object[] cells, int at) {
        return cells[at];
    }
}
