package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventSerializer;
import io.dataprocessing.pipeline.core.type.RowOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The order of records of one key and one moment: those of the second input first, then by their
 * values, and where these are equal by the bytes of keys, headers and origin.
 */
final class MomentOrder implements Comparator<HeldEvent> {

    private final List<EventSerializer> events;

    MomentOrder(List<RowType> types) {
        this.events = types.stream().map(EventSerializer::new).toList();
    }

    @Override
    public int compare(HeldEvent left, HeldEvent right) {
        int inputs = Integer.compare(right.input(), left.input());
        if (inputs != 0) {
            return inputs;
        }
        int values = RowOrder.BY_VALUE.compare(left.event().value(), right.event().value());
        return values != 0 ? values : Arrays.compareUnsigned(bytes(left), bytes(right));
    }

    private byte[] bytes(HeldEvent held) {
        Event event = held.event();
        try {
            DataOutputSerializer bytes = new DataOutputSerializer(128);
            events.get(held.input()).serialize(event, bytes);
            return bytes.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
