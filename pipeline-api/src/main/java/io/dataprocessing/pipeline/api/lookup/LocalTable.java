package io.dataprocessing.pipeline.api.lookup;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.List;

/** A table whose rows are in memory: it answers at once. */
public non-sealed interface LocalTable extends TableReader {

    /**
     * The rows of a key.
     *
     * @param key of the table's key type
     * @return none if there are none
     */
    List<Row> get(Row key);

    /** The number of rows that it holds now. */
    long size();
}
