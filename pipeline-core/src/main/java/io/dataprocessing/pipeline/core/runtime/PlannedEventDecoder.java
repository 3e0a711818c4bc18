package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.format.DecodeException;
import io.dataprocessing.pipeline.core.format.EventDecoder;
import io.dataprocessing.pipeline.core.format.NoRowException;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import io.dataprocessing.pipeline.core.format.UnavailableException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;

/**
 * Turns records into events as planned: key and value decoded, one row made of both, event time
 * found and checked. What can't be decoded becomes an event with a failure and without a timestamp.
 */
public final class PlannedEventDecoder implements EventDecoder {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final RowType type;
    private final OnTask<RowDecoder> value;
    private final OnTask<RowDecoder> key;
    private final int keySize;
    private final boolean keyRequired;
    private final EventTime eventTime;
    private final boolean carriesRaw;
    private transient RowDecoder valueDecoder;
    private transient RowDecoder keyDecoder;

    private PlannedEventDecoder(
            String source,
            RowType type,
            OnTask<RowDecoder> value,
            OnTask<RowDecoder> key,
            RowType keyType,
            EventTime eventTime,
            boolean carriesRaw) {
        this.source = requireNonNull(source, "source");
        this.type = requireNonNull(type, "type");
        this.value = requireNonNull(value, "value");
        this.key = key;
        this.keySize = keyType.size();
        this.keyRequired = keyType.fields().stream().anyMatch(field -> !field.type().nullable());
        this.eventTime = requireNonNull(eventTime, "eventTime");
        this.carriesRaw = carriesRaw;
    }

    /**
     * A decoder of values only.
     *
     * @param type the type of the rows
     * @param carriesRaw whether events keep the record as it was read
     */
    public static PlannedEventDecoder ofValues(
            String source,
            RowType type,
            OnTask<RowDecoder> value,
            EventTime eventTime,
            boolean carriesRaw) {
        return new PlannedEventDecoder(
                source, type, value, null, RowType.of(), eventTime, carriesRaw);
    }

    /**
     * A decoder of keys and values.
     *
     * @param type the type of the rows: the key's fields, then the value's
     * @param keyType the type of the key's rows
     */
    public static PlannedEventDecoder ofKeysAndValues(
            String source,
            RowType type,
            OnTask<RowDecoder> value,
            OnTask<RowDecoder> key,
            RowType keyType,
            EventTime eventTime,
            boolean carriesRaw) {
        return new PlannedEventDecoder(
                source, type, value, requireNonNull(key, "key"), keyType, eventTime, carriesRaw);
    }

    @Override
    public TypeInformation<Event> type() {
        return new EventTypeInfo(type);
    }

    @Override
    public void open(ClassLoader userCode, MetricGroup metrics) {
        valueDecoder = value.make(userCode);
        keyDecoder = key == null ? null : key.make(userCode);
    }

    @Override
    public Event decode(RawRecord raw, Origin read) {
        Origin origin = read;
        Failure.Stage stage = Failure.Stage.DECODE;
        try {
            origin = withSchemaId(raw, read);
            Row row = row(raw);
            stage = Failure.Stage.TIMESTAMP;
            Event event =
                    Event.read(
                            row,
                            Optional.ofNullable(raw.key()),
                            eventTime.of(row, raw.timestamp()),
                            raw.headers(),
                            origin);
            return carriesRaw ? event.withRaw(Optional.of(raw)) : event;
        } catch (UnavailableException e) {
            throw e;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return Event.undecodable(raw, origin, FailureRouter.failureOf(source, stage, e));
        }
    }

    private Origin withSchemaId(RawRecord raw, Origin origin) {
        if (raw.value() == null) {
            return origin;
        }
        OptionalInt id = valueDecoder.schemaId(raw.value());
        return id.isPresent() ? origin.withSchemaId(id.getAsInt()) : origin;
    }

    private Row row(RawRecord raw) throws DecodeException, NoRowException {
        if (raw.value() == null) {
            throw new DecodeException("the record has no value (tombstone)");
        }
        if (keyDecoder == null) {
            return valueDecoder.decode(raw.value());
        }
        Object[] values = new Object[type.size()];
        if (raw.key() != null) {
            copy(keyDecoder.decode(raw.key()), values, 0, keySize);
        } else if (keyRequired) {
            throw new DecodeException("the record has no key");
        }
        copy(valueDecoder.decode(raw.value()), values, keySize, type.size() - keySize);
        return Row.trusted(type, values);
    }

    private static void copy(Row row, Object[] values, int offset, int size) {
        for (int i = 0; i < size; i++) {
            values[offset + i] = row.get(i);
        }
    }
}
