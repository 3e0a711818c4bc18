package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a record finds on the other side, worked out before anything is stored or emitted: where a
 * condition or an output can't be computed, nothing has happened.
 */
final class Matches {

    private final JoinPlan plan;
    private final IntervalSide mine;
    private final IntervalSide other;
    private final List<Row> results = new ArrayList<>();
    private final Map<Long, HeldMoment> changed = new TreeMap<>();
    private boolean found;

    private Matches(IntervalSide mine, IntervalSide other) {
        this.plan = mine.plan();
        this.mine = mine;
        this.other = other;
    }

    /** What a record of one side finds on the other. */
    static Matches of(Row value, long time, IntervalSide mine, IntervalSide other) {
        Matches matches = new Matches(mine, other);
        other.held()
                .between(mine.interval().first(time), mine.interval().last(time))
                .forEach((moment, held) -> matches.lookAt(value, moment, held));
        if (matches.found && mine.left() && type(mine) == JoinType.SEMI) {
            matches.results.add(mine.alone(value));
        }
        return matches;
    }

    private static JoinType type(IntervalSide side) {
        return side.plan().type();
    }

    private void lookAt(Row value, long time, HeldMoment moment) {
        List<Held> after = new ArrayList<>();
        boolean differs = false;
        for (Held held : moment.records()) {
            Row pair = mine.pair(value, held.value());
            if (!plan.matches(pair)) {
                after.add(held);
            } else if (plan.type().givesPairs()) {
                found = true;
                results.add(plan.result(pair));
                differs |= other.givesUnmatched() && !held.matched();
                after.add(held.asMatched());
            } else if (mine.left()) {
                found = true;
                after.add(held);
            } else {
                found = true;
                differs = true;
                if (plan.type() == JoinType.SEMI) {
                    results.add(other.alone(held.value()));
                }
            }
        }
        if (differs) {
            changed.put(time, new HeldMoment(after));
        }
    }

    /** Whether there is a match. */
    boolean found() {
        return found;
    }

    /** What is emitted. */
    List<Row> results() {
        return results;
    }

    /** Keeps in mind what the other side's records have found. */
    void store() {
        changed.forEach(other.held()::replace);
    }
}
