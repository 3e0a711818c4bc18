package io.dataprocessing.pipeline.connectors.kafka.letters;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.RawRecord;

/**
 * A letter's record on its way back.
 *
 * @param letter where the letter stands
 * @param record what is written, and where
 * @param note what is recorded of it beside its place, for people
 */
public record ReplayedRecord(Origin letter, RawRecord record, String note) {

    public ReplayedRecord {
        requireNonNull(letter, "letter");
        requireNonNull(record, "record");
        requireNonNull(note, "note");
    }
}
