package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The times at which the processor of a step wants to be called for the current key: Flink has one
 * timer for a time, whether it's the processor's, or that of records that wait, or both.
 */
public final class TimerMarks {

    private static final String NAME = OrderCells.TIMERS;

    private final MapState<Row, Boolean> state;

    private TimerMarks(MapState<Row, Boolean> state) {
        this.state = state;
    }

    /** The marks of a step. */
    public static TimerMarks open(String step, RuntimeContext context) {
        MapStateDescriptor<Row, Boolean> cell =
                new MapStateDescriptor<>(
                        NAME, RowTypeInfo.ofKeys(OrderCells.TIME.rowType()), Types.BOOLEAN);
        return new TimerMarks(StateHandles.restored(step, NAME, () -> context.getMapState(cell)));
    }

    /** Marks a time. */
    public void add(long time) {
        try {
            state.put(OrderCells.TIME.toRow(time), true);
        } catch (Exception e) {
            throw new StateAccessException(NAME, e);
        }
    }

    /** Takes a mark away, and says whether it was there. */
    public boolean remove(long time) {
        Row key = OrderCells.TIME.toRow(time);
        try {
            boolean marked = state.contains(key);
            if (marked) {
                state.remove(key);
            }
            return marked;
        } catch (Exception e) {
            throw new StateAccessException(NAME, e);
        }
    }
}
