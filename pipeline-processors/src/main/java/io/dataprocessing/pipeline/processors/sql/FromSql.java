package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.lang.reflect.Array;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;

/** Makes our values of those of a query's result. */
final class FromSql {

    private final RowType type;

    FromSql(RowType type) {
        this.type = requireNonNull(type, "type");
    }

    /** The values of a row's columns, with room for one more behind them. */
    Object[] values(Row row, int size) {
        Object[] values = new Object[size];
        for (int i = 0; i < row.getArity(); i++) {
            values[i] = value(row.getField(i), type.field(i).type());
        }
        return values;
    }

    private static Object value(Object value, DataType type) {
        if (value == null) {
            return null;
        }
        if (type instanceof ArrayType array) {
            List<Object> list = new ArrayList<>(Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(value(Array.get(value, i), array.element()));
            }
            return list;
        }
        if (type instanceof MapType map) {
            Map<String, Object> result = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach((key, each) -> result.put((String) key, value(each, map.value())));
            return result;
        }
        if (type instanceof RowType row) {
            Row nested = (Row) value;
            return io.dataprocessing.pipeline.api.data.Row.trusted(
                    row.withNullable(false), new FromSql(row).values(nested, row.size()));
        }
        return scalar(value);
    }

    /** Small integers are ints here, and times without a zone those of UTC. */
    private static Object scalar(Object value) {
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        return value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : value;
    }
}
