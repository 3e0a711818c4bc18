package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Several aggregate functions side by side over the cells of one accumulator. */
final class Aggregation {

    private final AggregateFunction[] functions;
    private final int[] places;
    private final int cells;

    Aggregation(Collection<AggregateFunction> functions) {
        this.functions = functions.toArray(AggregateFunction[]::new);
        this.places = new int[this.functions.length];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = at;
            at += this.functions[i].cells().size();
        }
        this.cells = at;
    }

    /** What merges of some functions promise together. */
    static WindowMerging merging(Collection<AggregateFunction> functions) {
        return functions.stream()
                .map(AggregateFunction::merging)
                .min(Comparator.naturalOrder())
                .orElse(WindowMerging.IN_ORDER);
    }

    Accumulator create() {
        Object[] empty = new Object[cells];
        for (int i = 0; i < places.length; i++) {
            functions[i].start(empty, places[i]);
        }
        return new Accumulator(empty);
    }

    /** Works on a copy: where one function fails, none of them has counted the row. */
    Accumulator add(Accumulator accumulator, Row value, Instant timestamp) {
        Object[] changed = accumulator.cells().clone();
        for (int i = 0; i < places.length; i++) {
            functions[i].add(changed, places[i], value, timestamp);
        }
        return new Accumulator(changed);
    }

    Accumulator merge(Accumulator left, Accumulator right) {
        for (int i = 0; i < places.length; i++) {
            functions[i].merge(left.cells(), right.cells(), places[i]);
        }
        return left;
    }

    /** Writes the results into a row's values from a position on. */
    void write(Accumulator accumulator, Object[] values, int from) {
        for (int i = 0; i < places.length; i++) {
            values[from + i] = functions[i].result(accumulator.cells(), places[i]);
        }
    }

    int size() {
        return functions.length;
    }
}
