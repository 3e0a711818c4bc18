package io.dataprocessing.pipeline.suite.evolution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Records of a schema, written and resolved by Avro itself: each symbol, each branch of a union and
 * numbers as large as they get are among them.
 */
final class SampleRecords {

    private static final int COUNT = 24;
    private static final int MANY = 4;

    private final Schema schema;

    SampleRecords(String schema) {
        this.schema = new Schema.Parser().parse(schema);
    }

    /** The records in Avro's binary encoding, without a frame. */
    List<byte[]> encoded() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            records.add(encoded(value(schema, i), schema));
        }
        return records;
    }

    /**
     * A record of these as Avro resolves it to another schema, in that one's encoding.
     *
     * @throws org.apache.avro.AvroRuntimeException if Avro can't
     */
    byte[] resolved(byte[] encoded, String reader) throws IOException {
        Schema to = new Schema.Parser().parse(reader);
        Object value =
                new GenericDatumReader<>(schema, to)
                        .read(null, DecoderFactory.get().binaryDecoder(encoded, null));
        return encoded(value, to);
    }

    private static byte[] encoded(Object value, Schema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object value(Schema type, int index) {
        return switch (type.getType()) {
            case RECORD -> record(type, index);
            case ENUM ->
                    new GenericData.EnumSymbol(
                            type, type.getEnumSymbols().get(index % type.getEnumSymbols().size()));
            case ARRAY -> {
                List<Object> items = new GenericData.Array<>(MANY, type);
                for (int i = 0; i < index % MANY; i++) {
                    items.add(value(type.getElementType(), index + i));
                }
                yield items;
            }
            case MAP -> {
                Map<String, Object> entries = new TreeMap<>();
                for (int i = 0; i < index % MANY; i++) {
                    entries.put("key" + i, value(type.getValueType(), index + i));
                }
                yield entries;
            }
            case UNION -> value(type.getTypes().get(index % type.getTypes().size()), index);
            case FIXED -> new GenericData.Fixed(type, new byte[type.getFixedSize()]);
            case STRING -> "text " + index;
            case BYTES -> bytes(type, index);
            case INT -> index % 2 == 0 ? index : Integer.MAX_VALUE - index;
            case LONG -> index % 2 == 0 ? (long) index : Long.MAX_VALUE - index;
            case FLOAT -> index / 4f;
            case DOUBLE -> index / 3.0;
            case BOOLEAN -> index % 2 == 0;
            case NULL -> null;
        };
    }

    private static GenericData.Record record(Schema type, int index) {
        GenericData.Record record = new GenericData.Record(type);
        for (Schema.Field field : type.getFields()) {
            record.put(field.pos(), value(field.schema(), index));
        }
        return record;
    }

    private static ByteBuffer bytes(Schema type, int index) {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            BigInteger largest =
                    BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
            return ByteBuffer.wrap(
                    index % 2 == 0
                            ? BigInteger.valueOf(index).toByteArray()
                            : largest.subtract(BigInteger.valueOf(index)).toByteArray());
        }
        return ByteBuffer.wrap(("bytes " + index).getBytes(StandardCharsets.UTF_8));
    }
}
