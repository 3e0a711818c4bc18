package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import io.dataprocessing.pipeline.connectors.schema.AvroUnion;
import io.dataprocessing.pipeline.connectors.schema.AvroValues;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Makes the writers of schemas. */
final class ValueWriters {

    private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;

    /** The records whose writers are being made, the innermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private ValueWriters() {}

    static ValueWriter of(Schema schema) {
        return new ValueWriters().writer(schema);
    }

    /** The writer of rows as records. */
    static RecordWriter ofRecord(Schema schema) {
        return new ValueWriters().fields(schema);
    }

    private ValueWriter writer(Schema schema) {
        AvroKind kind = AvroKind.of(schema);
        return switch (kind) {
            case NULL -> ValueWriters::nothing;
            case BOOLEAN -> (output, value) -> output.writeBoolean((Boolean) value);
            case INT -> (output, value) -> output.writeInt((Integer) value);
            case LONG -> (output, value) -> output.writeLong((Long) value);
            case FLOAT -> (output, value) -> output.writeFloat((Float) value);
            case DOUBLE -> (output, value) -> output.writeDouble((Double) value);
            case STRING -> (output, value) -> output.writeString((String) value);
            case BYTES -> (output, value) -> output.writeBytes((byte[]) value);
            case FIXED -> fixed(schema.getFixedSize());
            case ENUM -> enumeration(schema);
            case ARRAY -> array(writer(schema.getElementType()));
            case MAP -> map(writer(schema.getValueType()));
            case RECORD -> record(schema);
            case UNION -> union(schema);
            case DATE,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    time(kind, schema);
            case DECIMAL -> decimal(schema);
            case BIG_DECIMAL -> bigDecimal(schema);
            case FIXED_UUID ->
                    checked(
                            (output, value) ->
                                    output.writeFixed(AvroValues.uuidBytes((String) value)));
            case CALENDAR_DURATION -> ValueWriters::calendarDuration;
            case ISO_DURATION ->
                    (output, value) -> output.writeString(((java.time.Duration) value).toString());
        };
    }

    private static void nothing(BinaryOutput output, Object value) throws EncodeException {
        if (value != null) {
            throw new EncodeException("has a value, and its schema has only null");
        }
    }

    private static ValueWriter fixed(int size) {
        return (output, value) -> {
            byte[] bytes = (byte[]) value;
            if (bytes.length != size) {
                throw new EncodeException(
                        "holds %d bytes, and its schema wants %d".formatted(bytes.length, size));
            }
            output.writeFixed(bytes);
        };
    }

    private static ValueWriter enumeration(Schema schema) {
        return (output, value) -> {
            String symbol = (String) value;
            if (!schema.hasEnumSymbol(symbol)) {
                throw new EncodeException(
                        "holds none of the symbols of enum %s".formatted(schema.getFullName()));
            }
            output.writeInt(schema.getEnumOrdinal(symbol));
        };
    }

    private static ValueWriter array(ValueWriter element) {
        return (output, value) -> {
            List<?> elements = (List<?>) value;
            if (!elements.isEmpty()) {
                output.writeLong(elements.size());
                for (Object each : elements) {
                    writeInside(element, output, each);
                }
            }
            output.writeLong(0);
        };
    }

    private static ValueWriter map(ValueWriter writer) {
        return (output, value) -> {
            Map<?, ?> entries = (Map<?, ?>) value;
            if (!entries.isEmpty()) {
                output.writeLong(entries.size());
                for (Map.Entry<?, ?> each : entries.entrySet()) {
                    output.writeString((String) each.getKey());
                    writeInside(writer, output, each.getValue());
                }
            }
            output.writeLong(0);
        };
    }

    private static void writeInside(ValueWriter writer, BinaryOutput output, Object value)
            throws EncodeException {
        try {
            writer.write(output, value);
        } catch (NullPointerException e) {
            if (value != null) {
                throw e;
            }
            throw new EncodeException("holds a null where its type has none");
        }
    }

    private ValueWriter record(Schema schema) {
        if (open.contains(schema.getFullName())) {
            return RecursivePart.writer(schema);
        }
        return fields(schema);
    }

    private RecordWriter fields(Schema schema) {
        open.push(schema.getFullName());
        List<ValueWriter> writers = new ArrayList<>();
        schema.getFields().forEach(field -> writers.add(writer(field.schema())));
        open.pop();
        return new RecordWriter(
                schema.getFields().stream().map(Schema.Field::name).toList(),
                schema.getFields().stream().map(Schema.Field::schema).toList(),
                writers);
    }

    private ValueWriter union(Schema schema) {
        AvroUnion union = AvroUnion.of(schema);
        int nullIndex = union.nullIndex();
        ValueWriter others =
                union.isNull()
                        ? ValueWriters::nothing
                        : union.only()
                                .map(index -> branch(schema, index))
                                .orElseGet(() -> branches(schema, union));
        if (!union.nullable()) {
            return others;
        }
        return (output, value) -> {
            if (value == null) {
                output.writeInt(nullIndex);
            } else {
                others.write(output, value);
            }
        };
    }

    private ValueWriter branch(Schema schema, int index) {
        ValueWriter writer = writer(schema.getTypes().get(index));
        return (output, value) -> {
            output.writeInt(index);
            writer.write(output, value);
        };
    }

    private ValueWriter branches(Schema schema, AvroUnion union) {
        List<ValueWriter> writers =
                union.branches().stream().map(index -> branch(schema, index)).toList();
        String names = String.join(", ", union.names());
        return (output, value) -> {
            Row row = (Row) value;
            int chosen = -1;
            for (int i = 0; i < writers.size(); i++) {
                if (!row.isNull(i)) {
                    if (chosen >= 0) {
                        throw new EncodeException(
                                "has several values, and its schema is a union: only one of %s may be set"
                                        .formatted(names));
                    }
                    chosen = i;
                }
            }
            if (chosen < 0) {
                throw new EncodeException(
                        "has no value, and its schema is a union: one of %s must be set"
                                .formatted(names));
            }
            writers.get(chosen).write(output, row.get(chosen));
        };
    }

    private static ValueWriter time(AvroKind kind, Schema schema) {
        return schema.getType() == Schema.Type.INT
                ? checked(
                        (output, value) ->
                                output.writeInt(Math.toIntExact(AvroValues.toNumber(kind, value))))
                : checked((output, value) -> output.writeLong(AvroValues.toNumber(kind, value)));
    }

    private static ValueWriter decimal(Schema schema) {
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        if (schema.getType() == Schema.Type.FIXED) {
            int size = schema.getFixedSize();
            return checked(
                    (output, value) ->
                            output.writeFixed(
                                    AvroValues.decimalBytes((BigDecimal) value, scale, size)));
        }
        return checked(
                (output, value) ->
                        output.writeBytes(AvroValues.decimalBytes((BigDecimal) value, scale, 0)));
    }

    private static ValueWriter bigDecimal(Schema schema) {
        Conversions.BigDecimalConversion conversion = new Conversions.BigDecimalConversion();
        return (output, value) -> {
            String text = (String) value;
            try {
                ByteBuffer bytes =
                        conversion.toBytes(new BigDecimal(text), schema, schema.getLogicalType());
                byte[] taken = new byte[bytes.remaining()];
                bytes.get(taken);
                output.writeBytes(taken);
            } catch (NumberFormatException e) {
                throw new EncodeException("holds a text that is no decimal number");
            }
        };
    }

    private static void calendarDuration(BinaryOutput output, Object value) throws EncodeException {
        Row row = (Row) value;
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 3; i++) {
            long part = row.getLong(i);
            if (part < 0 || part > MAX_UNSIGNED_INT) {
                throw new EncodeException(
                        "holds months, days or milliseconds beyond 0..4294967295");
            }
            bytes.putInt((int) part);
        }
        output.writeFixed(bytes.array());
    }

    private static ValueWriter checked(ValueWriter writer) {
        return (output, value) -> {
            try {
                writer.write(output, value);
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw new EncodeException(String.valueOf(e.getMessage()));
            }
        };
    }
}
