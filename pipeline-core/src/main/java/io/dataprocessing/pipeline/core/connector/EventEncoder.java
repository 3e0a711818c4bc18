package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.util.Optional;

/** Gives each event the raw record that is written. Serializable; opened on the task. */
public interface EventEncoder extends Serializable {

    /**
     * Called once on the task before the first event.
     *
     * @param value encodes the event's value
     * @param key encodes the key row that {@link #encode} gets; empty to hand on the message key
     */
    void open(RowEncoder value, Optional<RowEncoder> key);

    /**
     * The event with its raw record.
     *
     * @param key the row that becomes the record's key; empty to hand on the event's message key
     * @throws EncodeException if it can't be written; the event follows the sink's error policy
     */
    Event encode(Event event, Optional<Row> key) throws EncodeException;
}
