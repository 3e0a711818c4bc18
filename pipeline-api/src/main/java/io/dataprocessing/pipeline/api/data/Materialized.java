package io.dataprocessing.pipeline.api.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values with every row in them decoded; the very value where that's so already. */
final class Materialized {

    private Materialized() {}

    static Object of(Object value) {
        if (value instanceof Row row) {
            return row.materialized();
        }
        if (value instanceof List<?> list) {
            return mayHoldRows(list) ? ofList(list) : list;
        }
        return value instanceof Map<?, ?> map && mayHoldRows(map.values()) ? ofMap(map) : value;
    }

    /** All elements are of one type, so the first that isn't null tells. */
    private static boolean mayHoldRows(Iterable<?> elements) {
        for (Object element : elements) {
            if (element != null) {
                return element instanceof Row || element instanceof List || element instanceof Map;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // whether an element was materialized already
    private static List<?> ofList(List<?> list) {
        List<Object> elements = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object element : list) {
            Object materialized = of(element);
            changed |= materialized != element;
            elements.add(materialized);
        }
        return changed ? Collections.unmodifiableList(elements) : list;
    }

    @SuppressWarnings("ReferenceEquality") // whether a value was materialized already
    private static Map<?, ?> ofMap(Map<?, ?> map) {
        Map<Object, Object> values = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object materialized = of(entry.getValue());
            changed |= materialized != entry.getValue();
            values.put(entry.getKey(), materialized);
        }
        return changed ? Collections.unmodifiableMap(values) : map;
    }
}
