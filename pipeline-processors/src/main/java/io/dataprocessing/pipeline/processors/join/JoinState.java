package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;

/**
 * The cells of a join.
 *
 * @param left the left records that wait
 * @param right the right records that wait
 */
record JoinState(
        StateSpec<MapState<Long, HeldMoment>> left, StateSpec<MapState<Long, HeldMoment>> right) {

    JoinState {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
    }

    /** The records that wait in the windows of a running step. */
    WindowContents contents(JoinPlan plan, ProcessorContext context) {
        return new WindowContents(
                plan, new HeldSide(context.state(left)), new HeldSide(context.state(right)));
    }
}
