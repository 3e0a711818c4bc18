package io.dataprocessing.pipeline.api.lookup;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A table that somebody else keeps: it's asked, and answers later. */
public non-sealed interface RemoteTable extends TableReader {

    /**
     * Asks for the rows of a key and returns at once.
     *
     * @param key of the table's key type
     * @return completed on any thread: with the rows, none if there are none; or exceptionally, and
     *     the step then tries again as its {@code retry} says
     */
    CompletionStage<List<Row>> get(Row key);
}
