package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.flink.types.Row;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * Makes Flink's rows of events: their fields and, behind them, their time.
 *
 * @param type the type of the events' values
 */
record ToSql(RowType type) implements OnTask<Function<Event, Row>> {

    private static final int NANOS_OF_MILLI = 1_000_000;

    ToSql {
        requireNonNull(type, "type");
    }

    @Override
    public Function<Event, Row> make(UserCodeClassLoader userCode) {
        List<UnaryOperator<Object>> fields =
                type.fields().stream().map(field -> conversion(field.type())).toList();
        return event -> {
            Row row = Row.withPositions(fields.size() + 1);
            copy(event.value(), fields, row);
            row.setField(fields.size(), Instant.ofEpochMilli(event.timestamp()));
            return row;
        };
    }

    private static void copy(
            io.dataprocessing.pipeline.api.data.Row from,
            List<UnaryOperator<Object>> fields,
            Row to) {
        for (int i = 0; i < fields.size(); i++) {
            Object value = from.get(i);
            to.setField(i, value == null ? null : fields.get(i).apply(value));
        }
    }

    /** What becomes of values of a type that aren't null. */
    private static UnaryOperator<Object> conversion(DataType type) {
        if (type instanceof ArrayType array) {
            return array(array);
        }
        if (type instanceof MapType map) {
            return map(conversion(map.value()));
        }
        if (type instanceof RowType row) {
            List<UnaryOperator<Object>> fields =
                    row.fields().stream().map(field -> conversion(field.type())).toList();
            return value -> {
                Row nested = Row.withPositions(fields.size());
                copy((io.dataprocessing.pipeline.api.data.Row) value, fields, nested);
                return nested;
            };
        }
        return type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.TIME
                ? ToSql::time
                : UnaryOperator.identity();
    }

    private static UnaryOperator<Object> array(ArrayType type) {
        UnaryOperator<Object> element = conversion(type.element());
        Class<?> elementClass = SqlTypes.element(type.element()).getTypeClass();
        return value -> {
            List<?> list = (List<?>) value;
            Object[] array = (Object[]) Array.newInstance(elementClass, list.size());
            for (int i = 0; i < array.length; i++) {
                array[i] = list.get(i) == null ? null : element.apply(list.get(i));
            }
            return array;
        };
    }

    private static UnaryOperator<Object> map(UnaryOperator<Object> conversion) {
        return value -> {
            Map<Object, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach(
                            (key, each) ->
                                    map.put(key, each == null ? null : conversion.apply(each)));
            return map;
        };
    }

    private static Object time(Object value) {
        if (((LocalTime) value).toNanoOfDay() % NANOS_OF_MILLI != 0) {
            throw new SchemaException(
                    "a time of day has more digits than the milliseconds that SQL keeps");
        }
        return value;
    }
}
