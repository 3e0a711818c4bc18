package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the writers of a message: the other way of what {@link MessageReaders} makes. */
final class MessageWriters {

    private MessageWriters() {}

    /** A writer of messages of which each field of the row is one. */
    static MessageWriter of(Descriptor message, RowType type) {
        return message(message, type, "");
    }

    private static MessageWriter message(Descriptor message, RowType type, String path) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparing(
                                (Integer i) ->
                                        message.findFieldByName(type.field(i).name()).getNumber())
                        .reversed());
        List<MessageWriter.Member> members = new ArrayList<>();
        for (int i : order) {
            Field field = type.field(i);
            String place = path.isEmpty() ? field.name() : path + "." + field.name();
            members.add(
                    new MessageWriter.Member(
                            i,
                            place,
                            field.type().nullable(),
                            field(message.findFieldByName(field.name()), field.type(), place)));
        }
        List<MessageWriter.Choice> choices = new ArrayList<>();
        for (OneofDescriptor oneof : message.getRealOneofs()) {
            int[] fields =
                    oneof.getFields().stream()
                            .mapToInt(field -> type.indexOf(field.getName()))
                            .toArray();
            choices.add(new MessageWriter.Choice(oneof.getFullName(), fields));
        }
        return new MessageWriter(members, choices);
    }

    private static FieldWriter field(FieldDescriptor field, DataType type, String path) {
        if (field.isMapField()) {
            return map(field, ((MapType) type).value(), path);
        }
        if (field.isRepeated()) {
            return list(field, ((ArrayType) type).element(), path + "[]");
        }
        FieldWriter writer = tagged(field, value(field, type, path));
        if (field.hasPresence()) {
            return writer;
        }
        Object zero = MessageTypes.defaultValue(field);
        return (value, out) -> {
            if (!isZero(value, zero)) {
                writer.write(value, out);
            }
        };
    }

    /** Whether a value is the one that's read where none is written; minus zero isn't. */
    private static boolean isZero(Object value, Object zero) {
        return value instanceof byte[] bytes ? bytes.length == 0 : value.equals(zero);
    }

    private static FieldWriter list(FieldDescriptor field, DataType type, String path) {
        ValueWriter element = element(field, type, path);
        int number = field.getNumber();
        boolean packed = field.isPacked();
        FieldWriter one = packed ? element::write : tagged(field, element);
        return (value, out) -> {
            List<?> elements = (List<?>) value;
            int before = out.size();
            for (int i = elements.size() - 1; i >= 0; i--) {
                Object each = elements.get(i);
                if (each == null && !type.nullable()) {
                    throw ScalarWriters.error(path, "it is null, which its type isn't");
                }
                one.write(each, out);
            }
            if (packed && !elements.isEmpty()) {
                out.close(number, before);
            }
        };
    }

    private static FieldWriter map(FieldDescriptor field, DataType type, String path) {
        Descriptor entry = field.getMessageType();
        FieldDescriptor valueField = entry.findFieldByNumber(2);
        FieldWriter value = tagged(valueField, element(valueField, type, path + "{}"));
        FieldDescriptor keyField = entry.findFieldByNumber(1);
        FieldWriter key = tagged(keyField, ScalarWriters.of(keyField, path));
        return new MapWriter(field.getNumber(), MapKeys.of(keyField, path), key, value, type, path);
    }

    /** A writer of what stands in a list or a map, with a message around what may be null. */
    private static ValueWriter element(FieldDescriptor field, DataType type, String path) {
        return type.nullable() ? box(field.getMessageType(), type, path) : value(field, type, path);
    }

    private static ValueWriter value(FieldDescriptor field, DataType type, String path) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return ScalarWriters.of(field, path);
        }
        Descriptor message = field.getMessageType();
        Optional<WellKnown> known = WellKnown.of(message);
        if (known.isPresent()) {
            return switch (known.get()) {
                case TIMESTAMP -> (value, out) -> timestamp((Instant) value, out, path);
                case DURATION -> (value, out) -> duration((Duration) value, out, path);
                case STRUCT, VALUE, LIST_VALUE -> new JsonWriter(known.get(), path);
                case BOOL_VALUE,
                        INT32_VALUE,
                        INT64_VALUE,
                        UINT32_VALUE,
                        UINT64_VALUE,
                        FLOAT_VALUE,
                        DOUBLE_VALUE,
                        STRING_VALUE,
                        BYTES_VALUE ->
                        box(message, type.asRequired(), path);
            };
        }
        if (type instanceof RowType row) {
            return message(message, row, path);
        }
        return type.asRequired().equals(DataTypes.BYTES)
                ? (value, out) -> out.raw((byte[]) value)
                : box(message, type.asRequired(), path);
    }

    /** A writer of the one field of a message; writes nothing for null. */
    private static ValueWriter box(Descriptor message, DataType type, String path) {
        FieldWriter only = field(message.findFieldByNumber(1), type, path);
        return (value, out) -> {
            if (value != null) {
                only.write(value, out);
            }
        };
    }

    private static FieldWriter tagged(FieldDescriptor field, ValueWriter writer) {
        int number = field.getNumber();
        int wireType = field.getLiteType().getWireType();
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return (value, out) -> {
                writer.write(value, out);
                out.tag(number, wireType);
            };
        }
        if (wireType == WireInput.START_GROUP) {
            return (value, out) -> {
                out.tag(number, WireInput.END_GROUP);
                writer.write(value, out);
                out.tag(number, WireInput.START_GROUP);
            };
        }
        return (value, out) -> {
            int before = out.size();
            writer.write(value, out);
            out.close(number, before);
        };
    }

    private static void timestamp(Instant value, WireOutput out, String path)
            throws io.dataprocessing.pipeline.api.format.EncodeException {
        if (!Times.isTimestamp(value.getEpochSecond())) {
            throw ScalarWriters.error(path, "the timestamp is not in the years 1 to 9999");
        }
        time(value.getEpochSecond(), value.getNano(), out);
    }

    private static void duration(Duration value, WireOutput out, String path)
            throws io.dataprocessing.pipeline.api.format.EncodeException {
        boolean towardsZero = value.getSeconds() < 0 && value.getNano() > 0;
        long seconds = value.getSeconds() + (towardsZero ? 1 : 0);
        if (!Times.isDuration(seconds)) {
            throw ScalarWriters.error(path, "the duration is longer than 10000 years");
        }
        time(seconds, value.getNano() - (towardsZero ? 1_000_000_000 : 0), out);
    }

    private static void time(long seconds, int nanos, WireOutput out) {
        if (nanos != 0) {
            out.varint(nanos);
            out.tag(2, WireInput.VARINT);
        }
        if (seconds != 0) {
            out.varint(seconds);
            out.tag(1, WireInput.VARINT);
        }
    }
}
