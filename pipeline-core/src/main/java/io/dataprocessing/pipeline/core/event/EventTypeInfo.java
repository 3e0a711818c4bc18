package io.dataprocessing.pipeline.core.event;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.row.RowLayout;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of events whose values are rows of one type. */
public final class EventTypeInfo extends TypeInformation<Event> {

    private static final long serialVersionUID = 1L;

    private final RowType rowType;

    /** The type information of events with rows of {@code rowType}. */
    public EventTypeInfo(RowType rowType) {
        this.rowType = requireNonNull(rowType, "rowType").withNullable(false);
    }

    /** The type information of dead letters, which have no value. */
    public static EventTypeInfo deadLetters() {
        return new EventTypeInfo(RowType.of());
    }

    /** The type of the events' values. */
    public RowType rowType() {
        return rowType;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<Event> getTypeClass() {
        return Event.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Event> createSerializer(SerializerConfig config) {
        return new EventSerializer(rowType);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof EventTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventTypeInfo that && RowLayout.same(rowType, that.rowType);
    }

    @Override
    public int hashCode() {
        return RowLayout.hash(rowType);
    }

    @Override
    public String toString() {
        return "event of " + rowType;
    }
}
