package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order of the values of any one type, in which null comes first: numbers and times by size,
 * texts by UTF-16 code unit, bytes unsigned, lists and rows by their first difference, maps as
 * lists of their entries in the order of the keys.
 */
enum ValueOrder implements Comparator<Object> {
    NATURAL;

    @Override
    @SuppressWarnings("unchecked") // both are of one type, and what is left is comparable
    public int compare(Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) right);
        }
        if (left instanceof List<?> list) {
            return lists(list, (List<?>) right);
        }
        if (left instanceof Row row) {
            return rows(row, (Row) right);
        }
        if (left instanceof Map<?, ?> map) {
            return lists(entries(map), entries((Map<?, ?>) right));
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static List<Object> entries(Map<?, ?> map) {
        List<Object> entries = new ArrayList<>();
        new TreeMap<>(map)
                .forEach(
                        (key, value) -> {
                            entries.add(key);
                            entries.add(value);
                        });
        return entries;
    }

    private int lists(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private int rows(Row left, Row right) {
        for (int i = 0; i < left.type().size(); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
