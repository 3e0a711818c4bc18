package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.List;

/**
 * The cells in which a step that takes records in the order of event time keeps those that wait,
 * and the times at which its processor wants to be called. No processor can declare cells of these
 * names.
 */
public final class OrderCells {

    /** What maps of these cells are keyed by: milliseconds since 1970-01-01T00:00Z. */
    public static final Schema<Long> TIME = Schemas.scalar(Long.class);

    private static final List<String> HELD = List.of("!held", "!held-right");
    static final String TIMERS = "!timers";

    private OrderCells() {}

    /** The name of the cell with the waiting records of an input, the first being 0. */
    public static String heldName(int input) {
        return HELD.get(input);
    }

    /** Whether a cell is one of these. */
    public static boolean isOne(String name) {
        return HELD.contains(name) || name.equals(TIMERS);
    }
}
