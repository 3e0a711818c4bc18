package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;

/**
 * One side of an interval join.
 *
 * @param left which one
 * @param plan what the join emits
 * @param interval where records of the other side are that match one of this
 * @param held the records of this side that wait for the other's
 */
record IntervalSide(boolean left, JoinPlan plan, Interval interval, HeldSide held) {

    IntervalSide {
        requireNonNull(plan, "plan");
        requireNonNull(interval, "interval");
        requireNonNull(held, "held");
    }

    /** Whether records of this side that nothing matched are emitted. */
    boolean givesUnmatched() {
        return left ? plan.type().givesUnmatchedLeft() : plan.type().givesUnmatchedRight();
    }

    Row pair(Row mine, Row other) {
        return left ? plan.pair(mine, other) : plan.pair(other, mine);
    }

    /** What is emitted for a record of this side without one of the other's. */
    Row alone(Row mine) {
        return plan.result(plan.alone(mine, left));
    }
}
