package io.dataprocessing.pipeline.core.type;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order of rows of one type by their values, field by field, so that records of one moment come
 * in an order that doesn't depend on how they came. Nulls come first, numbers and times go up, text
 * and bytes go by their units, lists by their elements, maps by their entries sorted by key.
 */
public final class RowOrder implements Comparator<Row> {

    /** The order. */
    public static final RowOrder BY_VALUE = new RowOrder();

    private RowOrder() {}

    @Override
    public int compare(Row left, Row right) {
        int fields = left.type().size();
        for (int i = 0; i < fields; i++) {
            int compared = compareValues(left.get(i), right.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int compareValues(Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof Row row) {
            return compare(row, (Row) right);
        }
        if (left instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) right);
        }
        if (left instanceof List<?> list) {
            return compareLists(list, (List<?>) right);
        }
        if (left instanceof Map<?, ?> map) {
            return compareMaps(map, (Map<?, ?>) right);
        }
        return compareNaturally(left, right);
    }

    private int compareLists(List<?> left, List<?> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int compared = compareValues(left.get(i), right.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private int compareMaps(Map<?, ?> left, Map<?, ?> right) {
        Map<?, ?> leftSorted = new TreeMap<>(left);
        Map<?, ?> rightSorted = new TreeMap<>(right);
        int keys =
                compareLists(List.copyOf(leftSorted.keySet()), List.copyOf(rightSorted.keySet()));
        return keys != 0
                ? keys
                : compareLists(
                        Arrays.asList(leftSorted.values().toArray()),
                        Arrays.asList(rightSorted.values().toArray()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one field are of one class
    private static int compareNaturally(Object left, Object right) {
        return ((Comparable) left).compareTo(right);
    }
}
