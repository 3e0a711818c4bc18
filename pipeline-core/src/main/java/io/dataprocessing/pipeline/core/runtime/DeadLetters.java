package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;

/**
 * Makes dead letters of failed events: the record as it was read, byte for byte. Where no record
 * was read for an event, because a step made it, its value is written as JSON.
 */
final class DeadLetters {

    private DeadLetters() {}

    /** A failed event, in bytes and without its value. */
    static Event of(Event failed) {
        return failed.asDeadLetter(failed.raw().orElseGet(() -> written(failed)));
    }

    private static RawRecord written(Event event) {
        byte[] value =
                event.hasValue()
                        ? RowText.json(event.value()).getBytes(StandardCharsets.UTF_8)
                        : null;
        return new RawRecord(
                event.origin().map(Origin::topic).orElse(""),
                RawRecord.ANY_PARTITION,
                event.timestamp(),
                event.messageKey().orElse(null),
                value,
                event.headers());
    }
}
