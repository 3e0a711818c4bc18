package io.dataprocessing.pipeline.processors.join;

import java.util.ArrayList;
import java.util.List;

/**
 * The records of one key, side and moment that wait for others to match.
 *
 * @param records in the order in which they came
 */
record HeldMoment(List<Held> records) {

    HeldMoment {
        records = List.copyOf(records);
    }

    HeldMoment with(Held held) {
        List<Held> more = new ArrayList<>(records);
        more.add(held);
        return new HeldMoment(more);
    }
}
