package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes from where events are combined to where their key is: an event as it was, or what
 * several of a key and time gave together. Both carry the key, so that both find the way.
 */
public final class CombinedEvents implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RowType inputType;
    private final List<String> keyFields;
    private final RowType type;

    /**
     * The events of a step.
     *
     * @param inputType the type of the stream that comes in
     * @param keyFields the fields of the key
     * @param accumulatorType what several events give
     */
    public CombinedEvents(RowType inputType, List<String> keyFields, RowType accumulatorType) {
        this.inputType = inputType;
        this.keyFields = List.copyOf(keyFields);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < keyFields.size(); i++) {
            Field field = inputType.field(keyFields.get(i)).orElseThrow();
            fields.add(Field.of(name(i), field.type().asNullable()));
        }
        fields.add(Field.of("event", inputType.asNullable()));
        fields.add(Field.of("accumulator", accumulatorType.asNullable()));
        fields.add(Field.of("count", DataTypes.LONG));
        this.type = RowType.of(fields);
    }

    private static String name(int keyField) {
        return "key" + keyField;
    }

    /** The type of the rows. */
    public RowType type() {
        return type;
    }

    /** The key of events that come in. */
    EventKey keyBefore() {
        return EventKey.of(inputType, keyFields);
    }

    /** The key of the rows, equal to that of the events in them. */
    public EventKey key() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < keyFields.size(); i++) {
            fields.add(name(i));
        }
        return EventKey.named(type, fields, /* names= */ keyFields);
    }

    /** An event as it was. */
    Event single(Row key, Event event) {
        return event.withValue(row(key, event.value(), null, 1));
    }

    /** What several events of a key and time gave. */
    Event combined(Row key, long timestamp, Row accumulator, long count) {
        return Event.of(row(key, null, accumulator, count), timestamp);
    }

    private Row row(Row key, Row event, Row accumulator, long count) {
        int keys = keyFields.size();
        Object[] values = new Object[keys + 3];
        for (int i = 0; i < keys; i++) {
            values[i] = key.get(i);
        }
        values[keys] = event;
        values[keys + 1] = accumulator;
        values[keys + 2] = count;
        return Row.trusted(type, values);
    }

    boolean isCombined(Event event) {
        return event.value().get(keyFields.size()) == null;
    }

    /** The event that was handed on as it was. */
    Event original(Event event) {
        return event.withValue(event.value().getRow(keyFields.size()));
    }

    Row accumulator(Event event) {
        return event.value().getRow(keyFields.size() + 1);
    }

    long count(Event event) {
        return event.value().getLong(keyFields.size() + 2);
    }
}
