package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;

/**
 * An {@link AggregateFunction} over plain longs instead of cells, so that adding a record makes no
 * object; {@code at} is where its first one stands. In an empty window all are 0, and the first one
 * is never negative. What it holds are the same cells in another form.
 */
interface PackedFunction {

    /** How many longs the function keeps. */
    int slots();

    /**
     * Adds the row's value.
     *
     * @return false if the longs can't hold what comes out, and were left as they are
     */
    boolean add(long[] slots, int at, Row row);

    /**
     * Adds the values behind the right longs to the left ones.
     *
     * @return false if the longs can't hold what comes out, and were left as they are
     */
    boolean merge(long[] left, long[] right, int at);

    /** The value of one of the function's cells. */
    Object cell(long[] slots, int at, int cell);

    /**
     * Takes over what is in cells.
     *
     * @param from where the first one stands in the row
     * @return false if the longs can't hold it, and were left as they are
     */
    boolean read(Row cells, int from, long[] slots, int at);
}
