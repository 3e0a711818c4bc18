package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.util.Optional;

/**
 * What goes on of a record that has a rank.
 *
 * @param type the record's fields, the window's if there are windows, the rank if it's wanted
 */
record RankedOutput(RowType type, boolean hasRank) {

    /** The row for a record. */
    Row of(Row record, Optional<WindowBounds> window, long rank) {
        Object[] values = new Object[type.size()];
        int size = record.type().size();
        for (int i = 0; i < size; i++) {
            values[i] = record.get(i);
        }
        if (window.isPresent()) {
            values[size++] = window.get().start();
            values[size++] = window.get().end();
        }
        if (hasRank) {
            values[size] = rank;
        }
        return Row.trusted(type, values);
    }
}
