package io.dataprocessing.pipeline.core.event;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowBasedTypeInfo;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of events whose values are rows of one type. */
public final class EventTypeInfo extends RowBasedTypeInfo<Event> {

    private static final long serialVersionUID = 1L;

    /** The type information of events with rows of {@code rowType}. */
    public EventTypeInfo(RowType rowType) {
        super(Event.class, rowType);
    }

    /** The type information of dead letters, which have no value. */
    public static EventTypeInfo deadLetters() {
        return new EventTypeInfo(RowType.of());
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Event> createSerializer(SerializerConfig config) {
        return new EventSerializer(rowType());
    }

    @Override
    public String toString() {
        return "event of " + rowType();
    }
}
