package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Makes writers of scalars. */
final class ScalarWriters {

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    private ScalarWriters() {}

    /** A writer of a field that is no message. */
    static ValueWriter of(FieldDescriptor field, String path) {
        return switch (field.getType()) {
            case BOOL -> (value, out) -> out.varint((Boolean) value ? 1 : 0);
            case INT32 -> (value, out) -> out.varint((Integer) value);
            case SINT32 ->
                    (value, out) -> {
                        int number = (Integer) value;
                        out.varint(Integer.toUnsignedLong((number << 1) ^ (number >> 31)));
                    };
            case SFIXED32 -> (value, out) -> out.fixed32((Integer) value);
            case UINT32 -> (value, out) -> out.varint(unsigned32((Long) value, path));
            case FIXED32 -> (value, out) -> out.fixed32((int) unsigned32((Long) value, path));
            case INT64 -> (value, out) -> out.varint((Long) value);
            case SINT64 ->
                    (value, out) -> {
                        long number = (Long) value;
                        out.varint((number << 1) ^ (number >> 63));
                    };
            case SFIXED64 -> (value, out) -> out.fixed64((Long) value);
            case UINT64 -> (value, out) -> out.varint(unsigned64((BigDecimal) value, path));
            case FIXED64 -> (value, out) -> out.fixed64(unsigned64((BigDecimal) value, path));
            case FLOAT -> (value, out) -> out.fixed32(Float.floatToRawIntBits((Float) value));
            case DOUBLE -> (value, out) -> out.fixed64(Double.doubleToRawLongBits((Double) value));
            case BYTES ->
                    (value, out) -> {
                        byte[] bytes = (byte[]) value;
                        out.raw(bytes);
                        out.varint(bytes.length);
                    };
            case STRING ->
                    (value, out) -> {
                        byte[] bytes = utf8(text(value), path);
                        out.raw(bytes);
                        out.varint(bytes.length);
                    };
            case ENUM -> enumeration(field, path);
            case MESSAGE, GROUP -> throw new IllegalArgumentException(path + " is a message");
        };
    }

    private static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static byte[] utf8(String text, String path) throws EncodeException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != text.length() || text.indexOf('?') >= 0) {
            return strict(text, path); // a lone surrogate would become a question mark
        }
        return bytes;
    }

    private static byte[] strict(String text, String path) throws EncodeException {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw error(path, "the text has half a character (a lone surrogate)");
        }
    }

    private static long unsigned32(long value, String path) throws EncodeException {
        if (value < 0 || value > MAX_UNSIGNED_INT) {
            throw error(path, "the number is not in 0 to 4294967295, which uint32 holds");
        }
        return value;
    }

    private static long unsigned64(BigDecimal value, String path) throws EncodeException {
        BigInteger number = value.toBigInteger();
        if (value.signum() < 0 || number.bitLength() > Long.SIZE) {
            throw error(path, "the number is not in 0 to 18446744073709551615, which uint64 holds");
        }
        return number.longValue();
    }

    private static ValueWriter enumeration(FieldDescriptor field, String path) {
        Map<Object, Integer> numbers = new HashMap<>();
        for (EnumValueDescriptor value : field.getEnumType().getValues()) {
            numbers.put(value.getName(), value.getNumber());
        }
        String name = field.getEnumType().getFullName();
        return (value, out) -> {
            Integer number = numbers.get(value);
            if (number == null) {
                throw error(path, "the value is none of the enum " + name);
            }
            out.varint(number);
        };
    }

    static EncodeException error(String path, String what) {
        return new EncodeException("field '%s': %s".formatted(path, what));
    }
}
