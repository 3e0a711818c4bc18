package io.dataprocessing.pipeline.processors.keyed;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that is held back, with what it carries besides its value.
 *
 * @param value the value
 * @param seen when it came, in the step's time
 * @param messageKey the bytes of its message key
 * @param headers its headers
 */
record KeptRecord(Row value, Instant seen, Optional<byte[]> messageKey, Headers headers) {

    KeptRecord {
        requireNonNull(value, "value");
        requireNonNull(seen, "seen");
        requireNonNull(messageKey, "messageKey");
        requireNonNull(headers, "headers");
    }

    /** The record at hand. */
    static KeptRecord of(Input<Row> input, Instant seen) {
        return new KeptRecord(input.value(), seen, input.messageKey(), input.headers());
    }

    /** The value of the record at hand, without what it carries besides. */
    static KeptRecord valueOf(Input<Row> input, Instant seen) {
        return new KeptRecord(input.value(), seen, Optional.empty(), Headers.none());
    }

    /** This record as it's emitted, with the time of whatever lets it go. */
    Emission<Row> emission() {
        Emission<Row> emission = Emission.of(value).withHeaders(headers);
        return messageKey.map(emission::withMessageKey).orElse(emission);
    }
}
