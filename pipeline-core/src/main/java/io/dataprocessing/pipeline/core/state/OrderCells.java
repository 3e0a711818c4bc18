package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventListSerializer;
import io.dataprocessing.pipeline.core.row.RowSerializer;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;

/**
 * The cells in which a step that takes records in the order of event time keeps those that wait,
 * and the times at which its processor wants to be called. No processor can declare cells of these
 * names.
 */
public final class OrderCells {

    /** What maps of these cells are keyed by: milliseconds since 1970-01-01T00:00Z. */
    public static final Schema<Long> TIME = Schemas.scalar(Long.class);

    private static final List<String> HELD = List.of("!held", "!held-right");
    private static final String TIMERS = "!timers";

    private OrderCells() {}

    /** The name of the cell with the waiting records of an input, the first being 0. */
    public static String heldName(int input) {
        return HELD.get(input);
    }

    /** Whether a cell is one of these. */
    public static boolean isOne(String name) {
        return HELD.contains(name) || name.equals(TIMERS);
    }

    /** The waiting records of an input by their times. */
    public static MapStateDescriptor<Row, List<Event>> held(int input, RowType streamType) {
        return new MapStateDescriptor<>(
                heldName(input),
                RowSerializer.ofKeys(TIME.rowType()),
                new EventListSerializer(streamType));
    }

    /** The times of the processor's own timers. */
    public static MapStateDescriptor<Row, Boolean> timers() {
        return new MapStateDescriptor<>(
                TIMERS, RowSerializer.ofKeys(TIME.rowType()), BooleanSerializer.INSTANCE);
    }
}
