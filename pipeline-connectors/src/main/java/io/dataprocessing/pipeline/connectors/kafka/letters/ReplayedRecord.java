package io.dataprocessing.pipeline.connectors.kafka.letters;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.Optional;

/**
 * A letter's record on its way back.
 *
 * @param letter where the letter stands
 * @param delivery which record goes to whom, the same for all letters of one record and target
 * @param record what is written, and where; empty if the delivery is made for another letter
 * @param note what is recorded of it beside its place, for people
 */
public record ReplayedRecord(
        Origin letter, String delivery, Optional<RawRecord> record, String note) {

    public ReplayedRecord {
        requireNonNull(letter, "letter");
        requireNonNull(delivery, "delivery");
        requireNonNull(record, "record");
        requireNonNull(note, "note");
    }
}
