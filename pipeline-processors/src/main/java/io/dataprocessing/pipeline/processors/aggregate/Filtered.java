package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives a function only the rows for which a condition is true.
 *
 * @param function the function
 * @param where the condition
 */
record Filtered(AggregateFunction function, Expression where) implements AggregateFunction {

    @Override
    public List<Field> cells() {
        return function.cells();
    }

    /** Also null where the condition may be true for no row, unless the function counts. */
    @Override
    public DataType resultType() {
        Object[] cells = new Object[function.cells().size()];
        function.start(cells, 0);
        return function.result(cells, 0) == null
                ? function.resultType().asNullable()
                : function.resultType();
    }

    @Override
    public WindowMerging merging() {
        return function.merging();
    }

    @Override
    public void start(Object[] cells, int at) {
        function.start(cells, at);
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        if (where.test(row)) {
            function.add(cells, at, row, timestamp);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        function.merge(left, right, at);
    }

    @Override
    public Optional<PackedFunction> packed() {
        return function.packed().map(inside -> new PackedFiltered(inside, where));
    }

    @Override
    public Object result(Object[] cells, int at) {
        return function.result(cells, at);
    }
}
