package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.List;

/** The records of one key that wait for their windows to end, and the join of one window's. */
final class WindowContents {

    private final JoinPlan plan;
    private final HeldSide lefts;
    private final HeldSide rights;

    WindowContents(JoinPlan plan, HeldSide lefts, HeldSide rights) {
        this.plan = requireNonNull(plan, "plan");
        this.lefts = requireNonNull(lefts, "lefts");
        this.rights = requireNonNull(rights, "rights");
    }

    /** Takes a record, unless nothing will ever be emitted for it; says whether it did. */
    boolean add(Input<Row> input, boolean left) {
        boolean alone = left ? plan.type().givesUnmatchedLeft() : plan.type().givesUnmatchedRight();
        if (Keys.matchNothing(input.key()) && !alone) {
            return false;
        }
        long time = input.timestamp().orElseThrow().toEpochMilli();
        (left ? lefts : rights).add(time, new Held(input.value(), false));
        return true;
    }

    /** Joins what is in a window. */
    void join(long start, long end, Row key, Output<Row> output) {
        List<Row> left = lefts.rows(start, end);
        List<Row> right = rights.rows(start, end);
        boolean comparable = !Keys.matchNothing(key);
        boolean[] rightMatched = new boolean[right.size()];
        Object[] window = {Instant.ofEpochMilli(start), Instant.ofEpochMilli(end)};
        for (Row row : left) {
            boolean matched = false;
            for (int i = 0; comparable && i < right.size(); i++) {
                Row pair = plan.pair(row, right.get(i));
                if (!plan.matches(pair)) {
                    continue;
                }
                matched = true;
                rightMatched[i] = true;
                if (!plan.type().givesPairs()) {
                    break;
                }
                output.emit(plan.result(pair, window));
            }
            if (matched ? plan.type() == JoinType.SEMI : plan.type().givesUnmatchedLeft()) {
                output.emit(plan.result(plan.alone(row, true), window));
            }
        }
        for (int i = 0; i < right.size() && plan.type().givesUnmatchedRight(); i++) {
            if (!rightMatched[i]) {
                output.emit(plan.result(plan.alone(right.get(i), false), window));
            }
        }
    }

    /** Forgets what is earlier than a moment. */
    void forget(long before) {
        lefts.removeBefore(before);
        rights.removeBefore(before);
    }

    boolean isEmpty() {
        return lefts.isEmpty() && rights.isEmpty();
    }

    /** The earliest moment of which there is a record. */
    long first() {
        return Math.min(lefts.first(), rights.first());
    }
}
