package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.util.Optional;

/**
 * What goes on of a record that has a rank.
 *
 * @param output the record's fields, taken over, the window's if there are windows, the rank if
 *     it's wanted
 */
record RankedOutput(RowMapping output, boolean hasRank) {

    RowType type() {
        return output.type();
    }

    /** The row for a record. */
    Row of(Row record, Optional<WindowBounds> window, long rank) {
        Object[] own = new Object[output.ownValues()];
        int size = 0;
        if (window.isPresent()) {
            own[size++] = window.get().start();
            own[size++] = window.get().end();
        }
        if (hasRank) {
            own[size] = rank;
        }
        return output.apply(record, own);
    }
}
