package io.dataprocessing.pipeline.connectors.table;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds rows by some of their fields. One thread changes it, any number read it meanwhile and see
 * each change as a whole.
 */
public final class RowIndex {

    private final RowType keyType;
    private final int[] positions;
    private final Map<Row, List<Row>> rows = new ConcurrentHashMap<>();

    /** An index without rows. */
    public RowIndex(RowType rowType, RowType keyType) {
        this.keyType = requireNonNull(keyType, "keyType");
        this.positions = keyType.fieldNames().stream().mapToInt(rowType::indexOf).toArray();
    }

    /** Adds a row behind those of its key; one with a null in its key is never found. */
    public void add(Row row) {
        if (hasKey(row)) {
            rows.merge(keyOf(row), List.of(row), RowIndex::joined);
        }
    }

    /** Removes one row that equals this one, if there is any. */
    public void remove(Row row) {
        if (hasKey(row)) {
            rows.computeIfPresent(keyOf(row), (key, found) -> without(found, row));
        }
    }

    /**
     * Puts a row in the place of one that was added; who looks up meanwhile sees the one or the
     * other.
     */
    public void replace(Row row, Row by) {
        if (hasKey(row) && hasKey(by) && keyOf(row).equals(keyOf(by))) {
            rows.computeIfPresent(keyOf(row), (key, found) -> replaced(found, row, by));
        } else {
            add(by);
            remove(row);
        }
    }

    /** The rows of a key, in the order in which they were added. */
    public List<Row> get(Row key) {
        return rows.getOrDefault(key, List.of());
    }

    private boolean hasKey(Row row) {
        for (int position : positions) {
            if (row.isNull(position)) {
                return false;
            }
        }
        return true;
    }

    private Row keyOf(Row row) {
        Object[] values = new Object[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(positions[i]);
        }
        return Row.trusted(keyType, values);
    }

    private static List<Row> joined(List<Row> found, List<Row> more) {
        List<Row> all = new ArrayList<>(found);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<Row> replaced(List<Row> found, Row row, Row by) {
        List<Row> changed = new ArrayList<>(found);
        changed.set(changed.indexOf(row), by);
        return List.copyOf(changed);
    }

    /** Null, which removes the key from the map, if nothing is left. */
    private static List<Row> without(List<Row> found, Row row) {
        List<Row> left = new ArrayList<>(found);
        left.remove(row);
        return left.isEmpty() ? null : List.copyOf(left);
    }
}
