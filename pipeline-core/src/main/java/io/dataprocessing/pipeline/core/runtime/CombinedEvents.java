package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What goes from where events are combined to where their key is: an event as it was, or what one
 * or several of a key and time gave together. Both carry the key, so that both find the way.
 */
public final class CombinedEvents implements Serializable {

    private static final long serialVersionUID = 1L;

    static final int KEY = 0;
    private static final int EVENT = 1;
    private static final int ACCUMULATOR = 2;
    private static final int START = 3;
    private static final int COUNT = 4;

    private final EventKey keyBefore;
    private final RowType type;

    /**
     * The events of a step.
     *
     * @param inputType the type of the stream that comes in
     * @param keyFields the fields of the key
     * @param accumulatorType what several events give
     */
    public CombinedEvents(RowType inputType, List<String> keyFields, RowType accumulatorType) {
        this.keyBefore = EventKey.of(inputType, keyFields);
        this.type =
                RowType.builder()
                        .field("key", keyBefore.keyType())
                        .field("event", inputType.asNullable())
                        .field("accumulator", accumulatorType.asNullable())
                        .field("start", DataTypes.LONG.asNullable())
                        .field("count", DataTypes.LONG)
                        .build();
    }

    /** The type of the rows. */
    public RowType type() {
        return type;
    }

    /** The key of events that come in. */
    EventKey keyBefore() {
        return keyBefore;
    }

    /** The key of the rows, equal to that of the events in them. */
    public KeySelector<Event, Row> key() {
        return new CombinedKey(keyBefore.keyType());
    }

    /** The type of the keys. */
    public TypeInformation<Row> keyType() {
        return keyBefore.getProducedType();
    }

    /** An event as it was. */
    Event single(Row key, Event event) {
        return event.withValue(row(key, event.value(), null, null, 1));
    }

    /**
     * What several events of a key and time gave.
     *
     * @param earliest the time of the first of them
     * @param latest the time of the last
     */
    Event combined(Row key, long earliest, long latest, Row accumulator, long count) {
        Long start = earliest == latest ? null : (Long) earliest;
        return Event.of(row(key, null, accumulator, start, count), latest);
    }

    private Row row(Row key, Row event, Row accumulator, Long start, long count) {
        return Row.trusted(type, new Object[] {key, event, accumulator, start, count});
    }

    boolean isCombined(Event event) {
        return event.value().isNull(EVENT);
    }

    /** The event that was handed on as it was. */
    Event original(Event event) {
        return event.withValue(event.value().getRow(EVENT));
    }

    Row accumulator(Event event) {
        return event.value().getRow(ACCUMULATOR);
    }

    /** The time of the first of the events that were combined. */
    long earliest(Event event) {
        return event.value().isNull(START) ? event.timestamp() : event.value().getLong(START);
    }

    long count(Event event) {
        return event.value().getLong(COUNT);
    }
}
