package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What becomes of the values at one place.
 *
 * @param type the type that they have then
 * @param value makes the new value of one that isn't null; null stays null
 */
record Change(DataType type, UnaryOperator<Object> value) {

    private static final UnaryOperator<Object> SAME = UnaryOperator.identity();

    Change {
        requireNonNull(type, "type");
        requireNonNull(value, "value");
    }

    /** Values stay as they are. */
    static Change none(DataType type) {
        return new Change(type, SAME);
    }

    /** Whether values stay as they are. */
    boolean isNone() {
        return value == SAME;
    }

    /** Each element of a list changes. */
    static Change elements(ArrayType array, Change element) {
        return new Change(
                new ArrayType(element.type(), array.nullable()),
                value -> {
                    List<Object> elements = new ArrayList<>();
                    for (Object one : (List<?>) value) {
                        elements.add(element.of(one));
                    }
                    return Collections.unmodifiableList(elements);
                });
    }

    /** Each value of a map changes. */
    static Change values(MapType map, Change change) {
        return new Change(
                new MapType(change.type(), map.nullable()),
                value -> {
                    Map<Object, Object> values = new LinkedHashMap<>();
                    ((Map<?, ?>) value).forEach((key, one) -> values.put(key, change.of(one)));
                    return Collections.unmodifiableMap(values);
                });
    }

    /** The new value, null for null. */
    Object of(Object before) {
        return before == null ? null : value.apply(before);
    }
}
