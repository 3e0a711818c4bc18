package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record that waits for the table, with what goes on with its result.
 *
 * @param value the record
 * @param timestamp its event time
 * @param messageKey the bytes of its message key
 * @param headers its headers
 */
record WaitingRecord(
        Row value, Optional<Instant> timestamp, Optional<byte[]> messageKey, List<Header> headers) {

    WaitingRecord {
        requireNonNull(value, "value");
        requireNonNull(timestamp, "timestamp");
        requireNonNull(messageKey, "messageKey");
        headers = List.copyOf(headers);
    }

    static WaitingRecord of(Input<Row> input) {
        return new WaitingRecord(
                input.value(), input.timestamp(), input.messageKey(), input.headers().all());
    }

    /** What is emitted for it, as if it had just come. */
    Emission<Row> emission(Row result) {
        return new Emission<>(result, timestamp, messageKey, Optional.of(new Headers(headers)));
    }
}
