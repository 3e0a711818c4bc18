package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Optional;

/**
 * What is told of a change, and what has to be kept of a record for it.
 *
 * @param storedType what is kept of a record that was passed
 * @param outputType what is told
 */
record ChangeReport(RowType storedType, RowType outputType, WatchedFields watched, boolean both) {

    /** The record that changed is told; of the one before, the watched fields are kept. */
    static ChangeReport ofRecord(RowType inputType, WatchedFields watched) {
        return new ChangeReport(watched.type(), inputType, watched, false);
    }

    /** Both records are told. */
    static ChangeReport ofBoth(RowType inputType, WatchedFields watched) {
        RowType outputType =
                RowType.builder()
                        .field("previous", inputType.asNullable())
                        .field("current", inputType.asRequired())
                        .build();
        return new ChangeReport(inputType, outputType, watched, true);
    }

    /** What is kept of a record. */
    Row stored(Row record) {
        return both ? record : watched.of(record);
    }

    /** The watched fields of a record that was kept. */
    Row watchedOf(Row stored) {
        return both ? watched.of(stored) : stored;
    }

    /** What is told. */
    Row told(Optional<Row> stored, Row current) {
        return both
                ? Row.trusted(outputType, new Object[] {stored.orElse(null), current})
                : current;
    }
}
