package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversions;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Turns the defaults of Avro's fields into values of ours. */
final class AvroDefaults {

    private AvroDefaults() {}

    /**
     * The value; null where the default is null.
     *
     * @param type the type that the schema became
     * @param value as {@link Schema.Field#defaultVal()} gives it
     * @throws IllegalArgumentException if it's no value of the type
     * @throws java.time.DateTimeException likewise
     * @throws ClassCastException likewise
     */
    static Object convert(DataType type, Schema schema, Object value) {
        AvroKind kind = AvroKind.of(schema);
        return switch (kind) {
            case NULL -> nothing(value);
            case UNION -> union(type, schema, value);
            case RECORD -> row((RowType) type, schema, (Map<?, ?>) value);
            case ARRAY -> array((ArrayType) type, schema, (List<?>) value);
            case MAP -> map((MapType) type, schema, (Map<?, ?>) value);
            case DECIMAL -> AvroValues.decimal((DecimalType) type, bytes(value));
            case BIG_DECIMAL -> bigDecimal(schema, bytes(value));
            case FIXED_UUID -> AvroValues.uuid(bytes(value));
            case CALENDAR_DURATION -> calendarDuration(bytes(value));
            case ISO_DURATION -> Duration.parse((String) value);
            case INT -> Math.toIntExact(((Number) value).longValue());
            case LONG -> ((Number) value).longValue();
            case FLOAT -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case BYTES, FIXED -> bytes(value);
            case ENUM -> symbol((EnumType) type, (String) value);
            case STRING, BOOLEAN -> value;
            case DATE,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    AvroValues.ofNumber(kind, ((Number) value).longValue());
        };
    }

    private static Object nothing(Object value) {
        if (value != null && value != JsonProperties.NULL_VALUE) {
            throw new IllegalArgumentException("null has no other value");
        }
        return null;
    }

    /** The value of the first branch that takes it: in Avro any may, before 1.12 the first. */
    private static Object union(DataType type, Schema schema, Object value) {
        AvroUnion union = AvroUnion.of(schema);
        if (value == null || value == JsonProperties.NULL_VALUE) {
            if (!union.nullable()) {
                throw new IllegalArgumentException("null is not in the union");
            }
            return null;
        }
        for (int i = 0; i < union.branches().size(); i++) {
            Schema branch = schema.getTypes().get(union.branches().get(i));
            DataType wanted = union.only().isPresent() ? type : ((RowType) type).field(i).type();
            try {
                Object found = convert(wanted, branch, value);
                if (wanted.accepts(found)) {
                    return union.only().isPresent() ? found : branch((RowType) type, i, found);
                }
            } catch (IllegalArgumentException | ClassCastException | ArithmeticException e) {
                // the next branch may take it
            }
        }
        throw new IllegalArgumentException("no branch of the union takes it");
    }

    private static Row branch(RowType type, int index, Object value) {
        Object[] values = new Object[type.size()];
        values[index] = value;
        return Row.of(type.withNullable(false), values);
    }

    private static List<Object> array(ArrayType type, Schema schema, List<?> elements) {
        List<Object> values = new ArrayList<>();
        elements.forEach(
                each -> values.add(convert(type.element(), schema.getElementType(), each)));
        return Collections.unmodifiableList(values);
    }

    private static Map<String, Object> map(MapType type, Schema schema, Map<?, ?> entries) {
        Map<String, Object> values = new LinkedHashMap<>();
        entries.forEach(
                (key, each) ->
                        values.put(
                                (String) key, convert(type.value(), schema.getValueType(), each)));
        return Collections.unmodifiableMap(values);
    }

    private static Row row(RowType type, Schema schema, Map<?, ?> members) {
        Object[] values =
                type.fields().stream().map(field -> member(field, schema, members)).toArray();
        return Row.of(type.withNullable(false), values);
    }

    private static Object member(Field field, Schema schema, Map<?, ?> members) {
        if (members.containsKey(field.name())) {
            Schema type = schema.getField(field.name()).schema();
            return convert(field.type(), type, members.get(field.name()));
        }
        if (!schema.getField(field.name()).hasDefaultValue()) {
            throw new IllegalArgumentException("no value for field '" + field.name() + "'");
        }
        return field.defaultValue();
    }

    /** Bytes stand in JSON as a text with a character for each. */
    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes
                ? bytes
                : ((String) value).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String symbol(EnumType type, String symbol) {
        if (!type.symbols().contains(symbol)) {
            throw new IllegalArgumentException("the enum has no such symbol");
        }
        return symbol;
    }

    private static String bigDecimal(Schema schema, byte[] bytes) {
        try {
            return new Conversions.BigDecimalConversion()
                    .fromBytes(ByteBuffer.wrap(bytes), schema, schema.getLogicalType())
                    .toString();
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException("no number with a scale", e);
        }
    }

    private static Row calendarDuration(byte[] bytes) {
        Object[] parts = new Object[3];
        for (int i = 0; i < parts.length; i++) {
            int part = Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(4 * i));
            parts[i] = Integer.toUnsignedLong(part);
        }
        return Row.of(AvroTypes.CALENDAR_DURATION, parts);
    }
}
