package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate function over some cells of an accumulator; {@code at} is where its first cell
 * stands. Nulls are left out, as in SQL; the result of none but nulls is null, of a count 0. What
 * is in a cell is never changed, only replaced.
 */
interface AggregateFunction {

    /** The cells that the function keeps. */
    List<Field> cells();

    /** The type of the result. */
    DataType resultType();

    /** What merges promise. */
    WindowMerging merging();

    /** Sets the cells of an empty window. */
    void start(Object[] cells, int at);

    /** Adds the row's value. */
    void add(Object[] cells, int at, Row row, Instant timestamp);

    /** Adds the values behind the right cells to the left ones. */
    void merge(Object[] left, Object[] right, int at);

    /** The same over plain longs, made anew; empty where its values don't fit. */
    default Optional<PackedFunction> packed() {
        return Optional.empty();
    }

    /** The result, null where it's null. */
    Object result(Object[] cells, int at);
}
