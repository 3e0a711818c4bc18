package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies rows to the last byte, as a cluster does between machines and into state, and looks at
 * every value on the way: a trusted row may hold anything.
 */
final class RowCopy {

    /** What is copied, for the message, and the type that was declared for it. */
    private record Subject(String what, RowType declared) {}

    private final Subject subject;

    private RowCopy(Subject subject) {
        this.subject = subject;
    }

    /**
     * A row that shares nothing with {@code row} that can be changed.
     *
     * @param what stands for the row in the message
     * @throws AssertionError if the row is none of the type
     */
    static Row of(RowType type, Row row, String what) {
        return new RowCopy(new Subject(what, type)).row(type, row);
    }

    /**
     * A copy of a row that comes in, as the step's input type by the platform's rule.
     *
     * @throws IllegalArgumentException if the row's type can't be read as {@code input}
     */
    static Row input(RowType input, Row row) {
        return of(input, RowConverter.of(row.type(), input).convert(row), "the record");
    }

    private Row row(RowType type, Row row) {
        require(row != null && row.type().fieldNames().equals(type.fieldNames()), row);
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type.field(i).type(), row.get(i));
        }
        return Row.trusted(type.withNullable(false), values);
    }

    private Object value(DataType type, Object value) {
        if (value instanceof Row row && type instanceof RowType nested) {
            return row(nested, row);
        }
        if (value instanceof List<?> list && type instanceof ArrayType array) {
            List<Object> copies = new ArrayList<>();
            list.forEach(element -> copies.add(value(array.element(), element)));
            return Collections.unmodifiableList(copies);
        }
        if (value instanceof Map<?, ?> map && type instanceof MapType entries) {
            Map<Object, Object> copies = new LinkedHashMap<>();
            map.forEach((key, entry) -> copies.put(key, value(entries.value(), entry)));
            require(copies.keySet().stream().allMatch(String.class::isInstance), value);
            return Collections.unmodifiableMap(copies);
        }
        require(type.accepts(value), value);
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    private void require(boolean fits, Object value) {
        if (!fits) {
            throw new AssertionError(
                    "%s holds %s, which isn't of the declared type %s"
                            .formatted(subject.what(), value, subject.declared()));
        }
    }
}
