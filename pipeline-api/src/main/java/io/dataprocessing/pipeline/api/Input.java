package io.dataprocessing.pipeline.api;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * One record as a processor sees it. The object is reused: it's valid until {@code process} returns
 * and must not be kept; what its methods return may be.
 */
public interface Input<I> {

    /** The value. */
    I value();

    /** The event time; empty if the source assigned none. */
    Optional<Instant> timestamp();

    /** The values of the step's key fields, in their order; a row without fields if it has none. */
    Row key();

    /** The key that the record carries as a message; empty if it has none. */
    Optional<Row> messageKey();

    /** The record's headers. */
    Headers headers();

    /** Where the record was read; empty behind steps that make new records of several. */
    Optional<Origin> origin();
}
