package io.dataprocessing.pipeline.core.event;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowTypeSnapshot;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What a savepoint keeps of an {@link EventListSerializer}. */
public final class EventListSerializerSnapshot extends RowTypeSnapshot<List<Event>> {

    /** For Flink, which makes it by its name. */
    public EventListSerializerSnapshot() {}

    EventListSerializerSnapshot(RowType type) {
        super(type, false);
    }

    @Override
    protected TypeSerializer<List<Event>> serializer(RowType type) {
        return new EventListSerializer(type);
    }
}
