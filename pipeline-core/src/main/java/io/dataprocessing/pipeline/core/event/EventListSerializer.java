package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowLayout;
import io.dataprocessing.pipeline.core.row.Varint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes lists of events that wait in state: their number, then each. Events that were restored
 * with an earlier type are written and copied in the serializer's own. The lists grow in place, so
 * they are copied where events aren't.
 */
public final class EventListSerializer extends TypeSerializer<List<Event>> {

    private static final long serialVersionUID = 1L;

    private final RowType type;
    private final EventSerializer events;

    /** A serializer of events with rows of {@code type}. */
    public EventListSerializer(RowType type) {
        this.type = requireNonNull(type, "type").withNullable(false);
        this.events = new EventSerializer(this.type);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<List<Event>> duplicate() {
        return new EventListSerializer(type);
    }

    @Override
    public List<Event> createInstance() {
        return new ArrayList<>();
    }

    @Override
    public List<Event> copy(List<Event> from) {
        List<Event> copy = new ArrayList<>(from.size() + 1);
        for (Event event : from) {
            copy.add(events.copy(event));
        }
        return copy;
    }

    @Override
    public List<Event> copy(List<Event> from, List<Event> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(List<Event> list, DataOutputView target) throws IOException {
        Varint.writeSize(list.size(), target);
        for (Event event : list) {
            events.serialize(events.copy(event), target);
        }
    }

    @Override
    public List<Event> deserialize(DataInputView source) throws IOException {
        int size = Varint.readSize(source);
        List<Event> list = new ArrayList<>(size + 1);
        for (int i = 0; i < size; i++) {
            list.add(events.deserialize(source));
        }
        return list;
    }

    @Override
    public List<Event> deserialize(List<Event> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int size = Varint.readSize(source);
        Varint.writeSize(size, target);
        for (int i = 0; i < size; i++) {
            events.copy(source, target);
        }
    }

    @Override
    public TypeSerializerSnapshot<List<Event>> snapshotConfiguration() {
        return new EventListSerializerSnapshot(type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventListSerializer that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return RowLayout.hash(type);
    }
}
