package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

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
    private final NullRules nulls;
    private transient RowDecoder valueDecoder;
    private transient RowDecoder keyDecoder;
    private transient RowMapping merged;

    private PlannedEventDecoder(
            String source,
            RowType type,
            OnTask<RowDecoder> value,
            OnTask<RowDecoder> key,
            int keySize,
            boolean keyRequired,
            EventTime eventTime,
            boolean carriesRaw,
            NullRules nulls) {
        this.source = requireNonNull(source, "source");
        this.type = requireNonNull(type, "type");
        this.value = requireNonNull(value, "value");
        this.key = key;
        this.keySize = keySize;
        this.keyRequired = keyRequired;
        this.eventTime = requireNonNull(eventTime, "eventTime");
        this.carriesRaw = carriesRaw;
        this.nulls = requireNonNull(nulls, "nulls");
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
                source, type, value, null, 0, false, eventTime, carriesRaw, NullRules.ERRORS);
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
                source,
                type,
                value,
                requireNonNull(key, "key"),
                keyType.size(),
                keyType.fields().stream().anyMatch(field -> !field.type().nullable()),
                eventTime,
                carriesRaw,
                NullRules.ERRORS);
    }

    /**
     * This decoder with other rules for records without a value or a key. Where a record without a
     * value stands for a deletion, the last field of the rows is a boolean that says so, and those
     * of the value are nullable.
     *
     * @throws IllegalArgumentException if deletions are wanted and keys are not decoded
     */
    public PlannedEventDecoder withNulls(NullRules rules) {
        if (rules.value() == NullRules.OnValue.DELETE && key == null) {
            throw new IllegalArgumentException("a deletion without the key of what was deleted");
        }
        return new PlannedEventDecoder(
                source, type, value, key, keySize, keyRequired, eventTime, carriesRaw, rules);
    }

    @Override
    public TypeInformation<Event> type() {
        return new EventTypeInfo(type);
    }

    @Override
    public void open(UserCodeClassLoader userCode, MetricGroup metrics) {
        eventTime.open();
        valueDecoder = value.make(userCode);
        keyDecoder = key == null ? null : key.make(userCode);
        merged = merging();
    }

    @Override
    public Event decode(RawRecord raw, Origin read) {
        if ((raw.key() == null || raw.value() == null) && nulls.skips(raw.key(), raw.value())) {
            return Event.undecodable(raw, read, Failure.dropped(source, Failure.Stage.NULL));
        }
        Failure.Stage stage = Failure.Stage.NULL;
        try {
            nulls.check(raw.key(), raw.value(), keyRequired);
            stage = Failure.Stage.DECODE;
            Row row = row(raw);
            stage = Failure.Stage.TIMESTAMP;
            long time =
                    raw.value() == null
                            ? eventTime.ofDeletion(row, raw.timestamp())
                            : eventTime.of(row, raw.timestamp());
            return carriesRaw
                    ? Event.read(row, time, raw, withSchemaId(raw, read))
                    : Event.read(row, Optional.ofNullable(raw.key()), time, raw.headers(), read);
        } catch (UnavailableException e) {
            throw e;
        } catch (NoRowException e) {
            return Event.undecodable(raw, read, Failure.dropped(source, stage));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return Event.undecodable(
                    raw, withSchemaId(raw, read), FailureRouter.failureOf(source, stage, e));
        }
    }

    /** Only dead letters say the id, and only those that are the record as it was read. */
    private Origin withSchemaId(RawRecord raw, Origin origin) {
        if (raw.value() == null) {
            return origin;
        }
        OptionalInt id = valueDecoder.schemaId(raw.value());
        return id.isPresent() ? origin.withSchemaId(id.getAsInt()) : origin;
    }

    private Row row(RawRecord raw) throws DecodeException, NoRowException {
        if (keyDecoder == null) {
            return valueDecoder.decode(raw.value());
        }
        boolean deletion = raw.value() == null;
        Object[] own = new Object[deletion ? type.size() : merged.ownValues()];
        if (raw.key() != null) {
            Row decoded = keyDecoder.decode(raw.key());
            for (int i = 0; i < keySize; i++) {
                own[i] = decoded.get(i);
            }
        }
        if (saysDeletions()) {
            own[own.length - 1] = deletion;
        }
        return deletion
                ? Row.trusted(type, own)
                : merged.apply(valueDecoder.decode(raw.value()), own);
    }

    private boolean saysDeletions() {
        return nulls.value() == NullRules.OnValue.DELETE;
    }

    /** The fields of values are taken over, between those of keys and what says deletions. */
    private RowMapping merging() {
        int[] sources = new int[type.size()];
        int end = type.size() - (saysDeletions() ? 1 : 0);
        Arrays.setAll(sources, i -> i < keySize || i >= end ? RowMapping.OWN : i - keySize);
        return RowMapping.of(type, sources);
    }
}
