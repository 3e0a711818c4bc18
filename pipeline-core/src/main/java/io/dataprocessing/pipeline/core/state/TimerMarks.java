package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Row;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;

/**
 * The times at which the processor of a step wants to be called for the current key: Flink has one
 * timer for a time, whether it's the processor's, or that of records that wait, or both.
 */
public final class TimerMarks {

    private static final String NAME = OrderCells.timers().getName();

    private final MapState<Row, Boolean> state;

    private TimerMarks(MapState<Row, Boolean> state) {
        this.state = state;
    }

    /** The marks of a step. */
    public static TimerMarks open(String step, RuntimeContext context) {
        return new TimerMarks(
                StateHandles.restored(step, NAME, () -> context.getMapState(OrderCells.timers())));
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
