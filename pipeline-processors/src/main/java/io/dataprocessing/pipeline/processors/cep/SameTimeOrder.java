package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventSerializer;
import io.dataprocessing.pipeline.core.row.RowSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The order of events of one moment, so that matches don't depend on the order in which they came:
 * by the bytes of their values, and where these are equal by those of keys, headers and origin.
 */
final class SameTimeOrder implements EventComparator<Event> {

    private static final long serialVersionUID = 1L;

    private final RowType type;

    SameTimeOrder(RowType type) {
        this.type = requireNonNull(type, "type");
    }

    @Override
    public int compare(Event left, Event right) {
        RowSerializer values = new RowSerializer(type);
        int byValue =
                Arrays.compareUnsigned(bytes(left.value(), values), bytes(right.value(), values));
        if (byValue != 0) {
            return byValue;
        }
        EventSerializer events = new EventSerializer(type);
        return Arrays.compareUnsigned(bytes(left, events), bytes(right, events));
    }

    private static <T> byte[] bytes(T value, TypeSerializer<T> serializer) {
        DataOutputSerializer target = new DataOutputSerializer(64);
        try {
            serializer.serialize(value, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.getCopyOfBuffer();
    }
}
