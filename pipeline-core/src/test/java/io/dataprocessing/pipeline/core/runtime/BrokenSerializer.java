package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Stands for everything further down that can break: the harness copies what is emitted. */
final class BrokenSerializer extends TypeSerializer<Event> {

    private static final long serialVersionUID = 1L;

    private final EventSerializer serializer = new EventSerializer(Orders.TYPE);

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<Event> duplicate() {
        return this;
    }

    @Override
    public Event createInstance() {
        return serializer.createInstance();
    }

    @Override
    public Event copy(Event from) {
        throw new IllegalStateException("sink broken");
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
        serializer.serialize(event, target);
    }

    @Override
    public Event deserialize(DataInputView source) throws IOException {
        return serializer.deserialize(source);
    }

    @Override
    public Event deserialize(Event reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serializer.copy(source, target);
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return serializer.snapshotConfiguration();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrokenSerializer;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
