package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import io.dataprocessing.pipeline.connectors.schema.AvroUnion;
import io.dataprocessing.pipeline.connectors.schema.AvroValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/** What Avro's own classes make of bytes, as rows: the other side of comparisons. */
final class GenericRows {

    private static final int PADDING = 4_096;

    private final Deque<String> open = new ArrayDeque<>();

    private GenericRows() {}

    static byte[] write(Schema schema, Object datum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return write(schema, datum, EncoderFactory.get().binaryEncoder(bytes, null), bytes);
    }

    /** With the size of each block of arrays and maps. */
    static byte[] writeBlocks(Schema schema, Object datum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Encoder encoder =
                new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null);
        return write(schema, datum, encoder, bytes);
    }

    private static byte[] write(
            Schema schema, Object datum, Encoder encoder, ByteArrayOutputStream bytes) {
        try {
            new GenericDatumWriter<>(schema).write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Object read(Schema writer, Schema reader, byte[] bytes) throws IOException {
        // 1.12.2 takes floats that are read as doubles for eight bytes each, and finds too few
        byte[] padded = Arrays.copyOf(bytes, bytes.length + PADDING);
        return new GenericDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(padded, null));
    }

    /** The row that a datum without conversions stands for. */
    static Row row(Schema schema, RowType type, Object datum) {
        GenericRows rows = new GenericRows();
        return schema.getType() == Schema.Type.RECORD
                ? (Row) rows.value(schema, type, datum)
                : Row.of(type, rows.value(schema, type.field(0).type(), datum));
    }

    private Object value(Schema schema, DataType type, Object datum) {
        AvroKind kind = AvroKind.of(schema);
        if (kind.isTime()) {
            return AvroValues.ofNumber(kind, ((Number) datum).longValue());
        }
        return switch (schema.getType()) {
            case NULL -> null;
            case UNION -> union(schema, type, datum);
            case RECORD -> record(schema, type, (IndexedRecord) datum);
            case ARRAY -> {
                List<Object> values = new ArrayList<>();
                ((List<?>) datum)
                        .forEach(
                                each ->
                                        values.add(
                                                value(
                                                        schema.getElementType(),
                                                        ((ArrayType) type).element(),
                                                        each)));
                yield values;
            }
            case MAP -> {
                Map<String, Object> values = new LinkedHashMap<>();
                ((Map<?, ?>) datum)
                        .forEach(
                                (key, each) ->
                                        values.put(
                                                key.toString(),
                                                value(
                                                        schema.getValueType(),
                                                        ((MapType) type).value(),
                                                        each)));
                yield values;
            }
            case STRING, ENUM -> datum.toString();
            case BYTES -> bytes(schema, array((ByteBuffer) datum));
            case FIXED -> bytes(schema, ((GenericFixed) datum).bytes());
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN -> datum;
        };
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Object bytes(Schema schema, byte[] bytes) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? new BigDecimal(new BigInteger(bytes), decimal.getScale())
                : bytes;
    }

    private Object union(Schema schema, DataType type, Object datum) {
        AvroUnion union = AvroUnion.of(schema);
        int index = GenericData.get().resolveUnion(schema, datum);
        if (index == union.nullIndex()) {
            return null;
        }
        Schema branch = schema.getTypes().get(index);
        if (union.only().isPresent()) {
            return value(branch, type, datum);
        }
        RowType row = (RowType) type.asRequired();
        Object[] values = new Object[row.size()];
        int place = union.branches().indexOf(index);
        values[place] = value(branch, row.field(place).type(), datum);
        return Row.of(row, values);
    }

    private Object record(Schema schema, DataType type, IndexedRecord record) {
        if (open.contains(schema.getFullName())) {
            return json(schema, record);
        }
        open.push(schema.getFullName());
        RowType row = (RowType) type.asRequired();
        Object[] values = new Object[row.size()];
        for (Schema.Field field : schema.getFields()) {
            values[field.pos()] =
                    value(field.schema(), row.field(field.pos()).type(), record.get(field.pos()));
        }
        open.pop();
        return Row.of(row, values);
    }

    private static String json(Schema schema, IndexedRecord record) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, text);
            new GenericDatumWriter<>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
