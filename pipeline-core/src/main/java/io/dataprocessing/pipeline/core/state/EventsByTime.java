package io.dataprocessing.pipeline.core.state;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventListSerializer;
import io.dataprocessing.pipeline.core.row.RowSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** The events of the current key that wait for their time, of one input of a step. */
public final class EventsByTime {

    private final String name;
    private final EventListSerializer serializer;
    private final MapState<Row, List<Event>> state;

    private EventsByTime(
            String name, EventListSerializer serializer, MapState<Row, List<Event>> state) {
        this.name = name;
        this.serializer = serializer;
        this.state = state;
    }

    /**
     * The events of an input.
     *
     * @param input its place, from 0
     * @param streamType the type of its rows
     * @throws IllegalStateException if they can't be restored; the message names step and state
     */
    public static EventsByTime open(
            String step, int input, RowType streamType, RuntimeContext context) {
        requireNonNull(context, "context");
        String name = OrderCells.heldName(input);
        EventListSerializer serializer = new EventListSerializer(streamType);
        MapStateDescriptor<Row, List<Event>> cell =
                new MapStateDescriptor<>(
                        name, RowSerializer.ofKeys(OrderCells.TIME.rowType()), serializer);
        return new EventsByTime(
                name,
                serializer,
                StateHandles.restored(step, name, () -> context.getMapState(cell)));
    }

    /** Adds an event to those of a moment, and says whether it's the first of them. */
    public boolean add(long time, Event event) {
        Row key = OrderCells.TIME.toRow(time);
        try {
            List<Event> present = state.get(key);
            List<Event> events = present == null ? new ArrayList<>(1) : present;
            events.add(event.materialized());
            state.put(key, events);
            return present == null;
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    /** Whether events of a moment wait. */
    public boolean has(long time) {
        try {
            return state.contains(OrderCells.TIME.toRow(time));
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }

    /** Takes the events of a moment out, in the order in which they came. */
    public List<Event> take(long time) {
        Row key = OrderCells.TIME.toRow(time);
        try {
            List<Event> present = state.get(key);
            if (present == null) {
                return List.of();
            }
            state.remove(key);
            return serializer.copy(present);
        } catch (Exception e) {
            throw new StateAccessException(name, e);
        }
    }
}
