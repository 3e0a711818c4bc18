package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link Unnest} does.
 *
 * @param outputType the rows that it makes: what is kept, then each list's elements, then the index
 * @param kept makes the row of what is kept
 * @param lists the lists that are taken apart
 * @param keepEmpty whether a record without elements goes on
 * @param crossProduct whether each element of a list meets each of the others
 * @param indexed whether the last field counts
 */
record UnnestPlan(
        RowType outputType,
        Change kept,
        List<Elements> lists,
        boolean keepEmpty,
        boolean crossProduct,
        boolean indexed) {

    UnnestPlan {
        requireNonNull(outputType, "outputType");
        requireNonNull(kept, "kept");
        lists = List.copyOf(lists);
    }

    /**
     * A list that is taken apart.
     *
     * @param path where it is
     * @param entry the type of an entry, if it's a map
     * @param fields how many fields each element fills: one, or those of the row that it is
     * @param spread whether the fields of an element are spread
     */
    record Elements(FieldPath path, Optional<RowType> entry, int fields, boolean spread) {

        Elements {
            requireNonNull(path, "path");
            requireNonNull(entry, "entry");
        }

        /** The elements of a record; none where there is no list. */
        List<?> of(Row row) {
            Object value = path.of(row);
            if (value == null) {
                return List.of();
            }
            if (entry.isEmpty()) {
                return (List<?>) value;
            }
            List<Row> entries = new ArrayList<>();
            for (Map.Entry<?, ?> one : ((Map<?, ?>) value).entrySet()) {
                entries.add(Row.trusted(entry.get(), new Object[] {one.getKey(), one.getValue()}));
            }
            return entries;
        }

        /** Puts an element into the values of a record. */
        void put(Object element, Object[] values, int at) {
            if (!spread) {
                values[at] = element;
                return;
            }
            for (int i = 0; i < fields && element != null; i++) {
                values[at + i] = ((Row) element).get(i);
            }
        }
    }
}
