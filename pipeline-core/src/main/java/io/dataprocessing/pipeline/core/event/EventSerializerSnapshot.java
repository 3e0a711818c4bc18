package io.dataprocessing.pipeline.core.event;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowTypeSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What a savepoint keeps of an {@link EventSerializer}. */
public final class EventSerializerSnapshot extends RowTypeSnapshot<Event> {

    /** For Flink, which makes it by its name. */
    public EventSerializerSnapshot() {}

    EventSerializerSnapshot(RowType type) {
        super(type, false);
    }

    @Override
    protected TypeSerializer<Event> serializer(RowType type) {
        return new EventSerializer(type);
    }
}
