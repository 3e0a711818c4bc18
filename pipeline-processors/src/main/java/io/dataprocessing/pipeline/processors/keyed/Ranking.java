package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first records of an order, and the rank of each.
 *
 * @param n how many ranks there are
 * @param ties whether equal records share a rank
 */
record Ranking(RankOrder order, int n, TopNOptions.Ties ties) {

    /**
     * A list with one more row.
     *
     * @param rows the rows so far, those that rank first before the others
     * @param from the position from which ranks or rows are others than before
     */
    record Changed(List<Row> rows, int from) {}

    /** The rows with one more, which ranks behind its equals; empty if it has no rank. */
    Optional<Changed> with(List<Row> rows, Row row) {
        int at = position(rows, row);
        List<Row> more = new ArrayList<>(rows.size() + 1);
        more.addAll(rows);
        more.add(at, row);
        if (rank(more, at) > n) {
            return Optional.empty();
        }
        while (rank(more, more.size() - 1) > n) {
            more.remove(more.size() - 1);
        }
        return Optional.of(new Changed(more, at));
    }

    /** The rank of the row at a position, from 1. */
    long rank(List<Row> rows, int position) {
        return switch (ties) {
            case CUT -> position + 1L;
            case KEEP -> firstEqual(rows, position) + 1L;
        };
    }

    private int firstEqual(List<Row> rows, int position) {
        int first = position;
        while (first > 0 && order.compare(rows.get(first - 1), rows.get(position)) == 0) {
            first--;
        }
        return first;
    }

    /** Where a row belongs: behind all that rank as it does, or before it. */
    private int position(List<Row> rows, Row row) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows.get(middle), row) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
