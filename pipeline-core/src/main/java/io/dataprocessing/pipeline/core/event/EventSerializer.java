package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowLayout;
import io.dataprocessing.pipeline.core.row.RowSerializer;
import io.dataprocessing.pipeline.core.row.Varint;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes events whose values are rows of one type: a byte that says which parts follow, a second
 * one for the rarer parts if there are any, then the parts. What was written before there was a
 * second byte is read as well. Events are immutable, so a copy is the event itself; one that was
 * restored with an earlier type, as it waited for an asynchronous answer, becomes one of the
 * serializer's own.
 */
public final class EventSerializer extends TypeSerializer<Event> {

    private static final long serialVersionUID = 1L;

    private static final int VALUE = 1;
    private static final int MESSAGE_KEY = 1 << 1;
    private static final int TIMESTAMP = 1 << 2;
    private static final int HEADERS = 1 << 3;
    private static final int ORIGIN = 1 << 4;
    private static final int RAW = 1 << 5;
    private static final int FAILURE = 1 << 6;

    /** A second byte of parts follows, of which the events of earlier versions have none. */
    private static final int MORE = 1 << 7;

    /** The origin's schema id. */
    private static final int SCHEMA_ID = 1;

    /** The failure's frame. */
    private static final int FRAME = 1 << 1;

    private final RowSerializer values;
    private transient RecordCodec record = new RecordCodec();

    /** A serializer of events with rows of {@code type}. */
    public EventSerializer(RowType type) {
        this.values = new RowSerializer(requireNonNull(type, "type"));
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<Event> duplicate() {
        return new EventSerializer(values.type());
    }

    @Override
    public Event createInstance() {
        return Event.of(values.createInstance(), Event.NO_TIMESTAMP);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether anything was done at all
    public Event copy(Event from) {
        if (!from.hasValue()) {
            return from;
        }
        Row value = values.copy(from.value());
        return value == from.value() ? from : from.upgraded(value);
    }

    @Override
    public Event copy(Event from, Event reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Event event, DataOutputView target) throws IOException {
        int more = moreOf(event);
        int parts = partsOf(event) | (more == 0 ? 0 : MORE);
        target.writeByte(parts);
        if (more != 0) {
            target.writeByte(more);
        }
        if (has(parts, VALUE)) {
            values.serializeAsIs(event.value(), target);
        }
        if (has(parts, MESSAGE_KEY)) {
            Varint.writeBytes(event.messageKey().orElseThrow(), target);
        }
        if (has(parts, TIMESTAMP)) {
            Varint.writeSigned(event.timestamp(), target);
        }
        if (has(parts, HEADERS)) {
            record.writeHeaders(event.headers(), target);
        }
        if (has(parts, ORIGIN)) {
            record.writeOrigin(event.origin().orElseThrow(), target);
        }
        if (has(parts, RAW)) {
            record.writeRaw(event.raw().orElseThrow(), event, target);
        }
        if (has(parts, FAILURE)) {
            record.writeFailure(event.failure().orElseThrow(), target);
        }
        if (has(more, SCHEMA_ID)) {
            Varint.writeSigned(event.origin().orElseThrow().schemaId().orElseThrow(), target);
        }
        if (has(more, FRAME)) {
            record.writeText(event.failure().orElseThrow().frame(), target);
        }
    }

    @Override
    public Event deserialize(DataInputView source) throws IOException {
        int parts = source.readUnsignedByte();
        int more = has(parts, MORE) ? source.readUnsignedByte() : 0;
        Row value = has(parts, VALUE) ? values.deserialize(source) : null;
        byte[] messageKey = has(parts, MESSAGE_KEY) ? Varint.readBytes(source) : null;
        long timestamp = has(parts, TIMESTAMP) ? Varint.readSigned(source) : Event.NO_TIMESTAMP;
        Headers headers = has(parts, HEADERS) ? record.readHeaders(source) : Headers.none();
        Origin origin = has(parts, ORIGIN) ? record.readOrigin(source) : null;
        RawRecord raw = has(parts, RAW) ? record.readRaw(messageKey, headers, source) : null;
        Failure failure = has(parts, FAILURE) ? record.readFailure(source) : null;
        if (has(more, SCHEMA_ID)) {
            origin = origin.withSchemaId(Math.toIntExact(Varint.readSigned(source)));
        }
        if (has(more, FRAME)) {
            failure = failure.withFrame(record.readText(source));
        }
        return new Event(value, messageKey, timestamp, headers, origin, raw, failure);
    }

    @Override
    public Event deserialize(Event reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int parts = source.readUnsignedByte();
        target.writeByte(parts);
        int more = has(parts, MORE) ? source.readUnsignedByte() : 0;
        if (has(parts, MORE)) {
            target.writeByte(more);
        }
        if (has(parts, VALUE)) {
            values.copy(source, target);
        }
        if (has(parts, MESSAGE_KEY)) {
            Varint.copyBytes(source, target);
        }
        if (has(parts, TIMESTAMP)) {
            Varint.copy(source, target);
        }
        if (has(parts, HEADERS)) {
            record.copyHeaders(source, target);
        }
        if (has(parts, ORIGIN)) {
            record.copyOrigin(source, target);
        }
        if (has(parts, RAW)) {
            record.copyRaw(source, target);
        }
        if (has(parts, FAILURE)) {
            record.copyFailure(source, target);
        }
        if (has(more, SCHEMA_ID)) {
            Varint.copy(source, target);
        }
        if (has(more, FRAME)) {
            Varint.copyBytes(source, target);
        }
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return new EventSerializerSnapshot(values.type());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventSerializer that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return RowLayout.hash(values.type());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        record = new RecordCodec();
    }

    private static int partsOf(Event event) {
        return (event.hasValue() ? VALUE : 0)
                | (event.messageKey().isPresent() ? MESSAGE_KEY : 0)
                | (event.timestamp() != Event.NO_TIMESTAMP ? TIMESTAMP : 0)
                | (event.headers().all().isEmpty() ? 0 : HEADERS)
                | (event.origin().isPresent() ? ORIGIN : 0)
                | (event.raw().isPresent() ? RAW : 0)
                | (event.failure().isPresent() ? FAILURE : 0);
    }

    private static int moreOf(Event event) {
        return (event.origin().isPresent() && event.origin().get().schemaId().isPresent()
                        ? SCHEMA_ID
                        : 0)
                | (event.failure().isPresent() && !event.failure().get().frame().isEmpty()
                        ? FRAME
                        : 0);
    }

    private static boolean has(int parts, int part) {
        return (parts & part) != 0;
    }
}
