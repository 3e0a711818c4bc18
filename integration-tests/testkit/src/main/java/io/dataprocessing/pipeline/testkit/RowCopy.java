package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies rows to the last byte, as a cluster does between machines and into state. */
final class RowCopy {

    private RowCopy() {}

    /**
     * A row that shares nothing with {@code row} that can be changed.
     *
     * @param what stands for the row in the message
     * @throws AssertionError if the row is none of the type
     */
    static Row of(RowType type, Row row, String what) {
        if (row == null || !type.accepts(row)) {
            throw new AssertionError(
                    "%s is %s, which isn't of the declared type %s".formatted(what, row, type));
        }
        return copy(type, row);
    }

    private static Row copy(RowType type, Row row) {
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type.field(i).type(), row.get(i));
        }
        return Row.trusted(type.withNullable(false), values);
    }

    private static Object value(DataType type, Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof Row row) {
            return copy((RowType) type, row);
        }
        if (value instanceof List<?> list) {
            List<Object> copies = new ArrayList<>();
            list.forEach(element -> copies.add(value(((ArrayType) type).element(), element)));
            return Collections.unmodifiableList(copies);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copies = new LinkedHashMap<>();
            map.forEach((key, entry) -> copies.put(key, value(((MapType) type).value(), entry)));
            return Collections.unmodifiableMap(copies);
        }
        return value;
    }
}
