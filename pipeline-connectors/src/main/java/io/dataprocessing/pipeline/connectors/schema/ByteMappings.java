package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Byte strings, and what Avro writes as such: decimals, and classes of a fixed number of bytes. */
final class ByteMappings {

    private static final int UUID_BYTES = 16;

    private ByteMappings() {}

    /** Bytes in a buffer, or in a generated class of fixed size. */
    static ValueMapping bytes(Class<?> held) {
        if (held == ByteBuffer.class) {
            return new ValueMapping(
                    // A copy: what a processor does to a buffer must not change the row.
                    value -> ByteBuffer.wrap(((byte[]) value).clone()),
                    value -> content((ByteBuffer) value));
        }
        int size = fixedSize(held);
        UnaryOperator<Object> constructor = constructor(held, byte[].class);
        UnaryOperator<Object> content = bytesOf(held);
        return new ValueMapping(
                value -> {
                    byte[] bytes = (byte[]) value;
                    if (bytes.length != size) {
                        throw new SchemaException(
                                "%d bytes where %s holds %d"
                                        .formatted(bytes.length, held.getSimpleName(), size));
                    }
                    return constructor.apply(bytes.clone());
                },
                value -> ((byte[]) content.apply(value)).clone());
    }

    /** Sixteen bytes that are a UUID, a text in rows. */
    static ValueMapping uuid(Class<?> held) {
        if (held == UUID.class) {
            return ValueMapping.text(value -> ValueMappings.uuid((String) value));
        }
        UnaryOperator<Object> constructor = constructor(held, byte[].class);
        UnaryOperator<Object> content = bytesOf(held);
        return new ValueMapping(
                value -> {
                    UUID uuid = ValueMappings.uuid((String) value);
                    return constructor.apply(
                            ByteBuffer.allocate(UUID_BYTES)
                                    .putLong(uuid.getMostSignificantBits())
                                    .putLong(uuid.getLeastSignificantBits())
                                    .array());
                },
                value -> {
                    ByteBuffer bytes = ByteBuffer.wrap((byte[]) content.apply(value));
                    return new UUID(bytes.getLong(), bytes.getLong()).toString();
                });
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** A decimal as one, or as the bytes of its unscaled value. */
    static ValueMapping decimal(DecimalType type, Class<?> held) {
        if (held == BigDecimal.class) {
            return new ValueMapping(value -> value, value -> exact((BigDecimal) value, type));
        }
        if (held == ByteBuffer.class) {
            return new ValueMapping(
                    value -> ByteBuffer.wrap(((BigDecimal) value).unscaledValue().toByteArray()),
                    value -> decimal(content((ByteBuffer) value), type));
        }
        int size = fixedSize(held);
        UnaryOperator<Object> constructor = constructor(held, byte[].class);
        UnaryOperator<Object> content = bytesOf(held);
        return new ValueMapping(
                value -> constructor.apply(padded((BigDecimal) value, size, held)),
                value -> decimal((byte[]) content.apply(value), type));
    }

    private static BigDecimal decimal(byte[] unscaled, DecimalType type) {
        return exact(new BigDecimal(new BigInteger(unscaled), type.scale()), type);
    }

    private static BigDecimal exact(BigDecimal value, DecimalType type) {
        BigDecimal scaled = value;
        if (value.scale() < type.scale() || value.stripTrailingZeros().scale() <= type.scale()) {
            scaled = value.setScale(type.scale());
        }
        if (!type.fits(scaled)) {
            throw new SchemaException(
                    "a decimal of %d digits, %d behind the point, doesn't fit %s"
                            .formatted(value.precision(), value.scale(), type));
        }
        return scaled;
    }

    /** The bytes of an unscaled value, as many as the class holds. */
    private static byte[] padded(BigDecimal value, int size, Class<?> held) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        if (unscaled.length > size) {
            throw new SchemaException(
                    "the decimal needs %d bytes where %s holds %d"
                            .formatted(unscaled.length, held.getSimpleName(), size));
        }
        byte[] bytes = new byte[size];
        if (value.signum() < 0) {
            Arrays.fill(bytes, (byte) 0xff);
        }
        System.arraycopy(unscaled, 0, bytes, size - unscaled.length, unscaled.length);
        return bytes;
    }

    /** The size of a generated class of bytes: that of a new, empty one. */
    private static int fixedSize(Class<?> held) {
        try {
            Object empty = held.getConstructor().newInstance();
            return ((byte[]) bytesOf(held).apply(empty)).length;
        } catch (ReflectiveOperationException e) {
            throw unknown(held, e);
        }
    }

    private static SchemaException unknown(Class<?> held, Exception cause) {
        return new SchemaException(
                "held as %s, which Avro's compiler from 1.9 on doesn't write for it; generate the class again"
                        .formatted(held.getName()),
                cause);
    }

    private static UnaryOperator<Object> bytesOf(Class<?> held) {
        try {
            return called(
                    MethodHandles.publicLookup()
                            .findVirtual(held, "bytes", MethodType.methodType(byte[].class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw unknown(held, e);
        }
    }

    /** Calls the constructor of a class with a value. */
    static UnaryOperator<Object> constructor(Class<?> made, Class<?> parameter) {
        try {
            return called(
                    MethodHandles.publicLookup()
                            .findConstructor(made, MethodType.methodType(void.class, parameter)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw unknown(made, e);
        }
    }

    private static UnaryOperator<Object> called(MethodHandle handle) {
        MethodHandle call = handle.asType(MethodType.methodType(Object.class, Object.class));
        return value -> {
            try {
                return (Object) call.invokeExact(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new SchemaException("the class's code failed: " + e.getClass().getName(), e);
            }
        };
    }
}
