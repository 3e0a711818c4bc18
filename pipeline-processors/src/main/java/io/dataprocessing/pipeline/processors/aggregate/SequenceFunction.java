package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.List;

/**
 * A function over the records of a key in their order, whatever the frame; {@code at} is where its
 * first cell stands. What is in a cell is never changed, only replaced.
 */
interface SequenceFunction {

    /** The cells that the function keeps. */
    List<Field> cells();

    /** The type of the result. */
    DataType resultType();

    /** Sets the cells before the first record. */
    void start(Object[] cells, int at);

    /** Takes the next record in, and gives the result for it, null where it's null. */
    Object next(Object[] cells, int at, Row row, Instant timestamp);
}
