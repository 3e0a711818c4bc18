package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventSerializer;
import io.dataprocessing.pipeline.core.row.RowSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The order of records of one key and one moment: those of the second input first, then by the
 * bytes of their values, and where these are equal by those of keys, headers and origin.
 */
final class MomentOrder {

    private static final Comparator<Sortable> ORDER =
            Comparator.comparingInt((Sortable each) -> -each.event().input())
                    .thenComparing(Sortable::value, Arrays::compareUnsigned)
                    .thenComparing(Sortable::whole, Arrays::compareUnsigned);

    private final List<RowSerializer> values;
    private final List<EventSerializer> events;
    private final DataOutputSerializer bytes = new DataOutputSerializer(128);

    MomentOrder(List<RowType> types) {
        this.values = types.stream().map(RowSerializer::new).toList();
        this.events = types.stream().map(EventSerializer::new).toList();
    }

    private record Sortable(HeldEvent event, byte[] value, byte[] whole) {}

    List<HeldEvent> sorted(List<HeldEvent> moment) {
        return moment.size() < 2
                ? moment
                : moment.stream().map(this::sortable).sorted(ORDER).map(Sortable::event).toList();
    }

    private Sortable sortable(HeldEvent held) {
        Event event = held.event();
        try {
            bytes.clear();
            values.get(held.input()).serialize(event.value(), bytes);
            byte[] value = bytes.getCopyOfBuffer();
            bytes.clear();
            events.get(held.input()).serialize(event, bytes);
            return new Sortable(held, value, bytes.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
