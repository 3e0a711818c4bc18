package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.time.Instant;
import java.util.Optional;

/** A record as a processor sees it; one object for all records of an input. */
final class EventInput<I> implements Input<I> {

    private final Cause cause;
    private final Schema<I> schema;
    private final RowConverter converter;
    private I value;

    /**
     * An input.
     *
     * @param streamType the type of the rows that come
     */
    EventInput(Cause cause, RowType streamType, Schema<I> schema) {
        this.cause = cause;
        this.schema = schema;
        this.converter = RowConverter.of(streamType, schema.rowType());
    }

    /** Takes the value of the event at hand. */
    void take() {
        value = valueOf(cause.event());
    }

    /** The value of any event. */
    I valueOf(Event event) {
        return schema.fromRow(converter.convert(event.value()));
    }

    @Override
    public I value() {
        return value;
    }

    @Override
    public Optional<Instant> timestamp() {
        long timestamp = cause.event().timestamp();
        return timestamp == Event.NO_TIMESTAMP
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(timestamp));
    }

    @Override
    public Row key() {
        return cause.key();
    }

    @Override
    public Optional<byte[]> messageKey() {
        return cause.event().messageKey();
    }

    @Override
    public Headers headers() {
        return cause.event().headers();
    }

    @Override
    public Optional<Origin> origin() {
        return cause.event().origin();
    }
}
