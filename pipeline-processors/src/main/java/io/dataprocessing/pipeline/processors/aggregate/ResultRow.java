package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.util.Optional;

/**
 * Makes the row that a window emits, and knows whether it's wanted.
 *
 * @param type the type of the row
 * @param having which rows are wanted; empty for all
 */
record ResultRow(RowType type, Optional<Expression> having) {

    /** Writes results into a row's values from a position on. */
    @FunctionalInterface
    interface Results {
        void write(Object[] values, int from);
    }

    Row of(Row key, WindowBounds window, Results results) {
        int keys = key.type().size();
        Object[] values = new Object[type.size()];
        for (int i = 0; i < keys; i++) {
            values[i] = key.get(i);
        }
        values[keys] = window.start();
        values[keys + 1] = window.end();
        results.write(values, keys + 2);
        return Row.trusted(type, values);
    }

    boolean isWanted(Row result) {
        return having.isEmpty() || having.get().test(result);
    }
}
