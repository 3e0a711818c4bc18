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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the readers of a message, each field's from its descriptor and its type in the row. */
final class MessageReaders {

    private MessageReaders() {}

    /** A reader of messages of which each field of the row is one. */
    static MessageReader of(Descriptor message, RowType type) {
        return message(message, type, "");
    }

    private static MessageReader message(Descriptor message, RowType type, String path) {
        List<FieldReader> readers = new ArrayList<>();
        Map<FieldDescriptor, FieldReader> byField = new HashMap<>();
        Object[] absent = new Object[type.size()];
        for (int i = 0; i < type.size(); i++) {
            Field field = type.field(i);
            FieldDescriptor descriptor = message.findFieldByName(field.name());
            String place = path.isEmpty() ? field.name() : path + "." + field.name();
            FieldReader reader = field(descriptor, field.type(), i, place);
            readers.add(reader);
            byField.put(descriptor, reader);
            absent[i] = absent(descriptor, field);
        }
        for (OneofDescriptor oneof : message.getRealOneofs()) {
            for (FieldDescriptor member : oneof.getFields()) {
                byField.get(member)
                        .setRivals(
                                oneof.getFields().stream()
                                        .filter(other -> other != member)
                                        .map(byField::get)
                                        .toArray(FieldReader[]::new));
            }
        }
        return new MessageReader(type, readers, absent);
    }

    private static Object absent(FieldDescriptor descriptor, Field field) {
        if (descriptor.isMapField()) {
            return Map.of();
        }
        if (descriptor.isRepeated()) {
            return List.of();
        }
        if (field.type().nullable()) {
            return null;
        }
        return MessageTypes.implicitValue(descriptor)
                .orElseGet(() -> field.hasDefault() ? field.defaultValue() : MessageReader.MISSING);
    }

    private static FieldReader field(FieldDescriptor field, DataType type, int index, String path) {
        int number = field.getNumber();
        if (field.isMapField()) {
            DataType value = ((MapType) type).value();
            return new MapField(number, index, path, entry(field.getMessageType(), value, path));
        }
        int wireType = wireType(field);
        if (field.isRepeated()) {
            DataType element = ((ArrayType) type).element();
            String place = path + "[]";
            return isMessage(field)
                    ? new MessageListField(
                            number, index, place, element(field, element, place), wireType)
                    : new ListField(
                            number,
                            index,
                            place,
                            ScalarReaders.of(field, element, place),
                            wireType);
        }
        return isMessage(field)
                ? new SpanField(
                        number,
                        index,
                        path,
                        span(field.getMessageType(), type, path),
                        wireType,
                        false)
                : new ScalarField(
                        number, index, path, ScalarReaders.of(field, type, path), wireType);
    }

    private static MessageReader entry(Descriptor entry, DataType value, String path) {
        FieldDescriptor keyField = entry.findFieldByNumber(1);
        FieldDescriptor valueField = entry.findFieldByNumber(2);
        FieldReader key =
                new ScalarField(
                        1,
                        0,
                        path,
                        ScalarReaders.of(keyField, DataTypes.STRING, path),
                        wireType(keyField));
        String place = path + "{}";
        FieldReader reader =
                isMessage(valueField)
                        ? new SpanField(
                                2,
                                1,
                                place,
                                element(valueField, value, place),
                                wireType(valueField),
                                true)
                        : new ScalarField(
                                2,
                                1,
                                place,
                                ScalarReaders.of(valueField, value, place),
                                wireType(valueField));
        Object[] absent = {
            MessageTypes.defaultValue(keyField),
            isMessage(valueField) ? null : absentElement(valueField, value)
        };
        RowType pair = RowType.of(Field.of("key", DataTypes.STRING), Field.of("value", value));
        return new MessageReader(pair, List.of(key, reader), absent);
    }

    /** What a map has for a key without a value. */
    private static Object absentElement(FieldDescriptor field, DataType type) {
        Object value = MessageTypes.defaultValue(field);
        return type.accepts(value) ? value : MessageReader.MISSING;
    }

    /** A reader of what stands in a list or a map, where only a message in between can say null. */
    private static SpanReader element(FieldDescriptor field, DataType type, String path) {
        return type.nullable()
                ? box(field.getMessageType(), type, path)
                : span(field.getMessageType(), type, path);
    }

    private static SpanReader span(Descriptor message, DataType type, String path) {
        Optional<WellKnown> known = WellKnown.of(message);
        if (known.isPresent()) {
            return switch (known.get()) {
                case TIMESTAMP -> new TimeReader(path, Times::timestamp);
                case DURATION -> new TimeReader(path, Times::duration);
                case STRUCT, VALUE, LIST_VALUE -> new JsonReader(known.get(), path);
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
            return message(message, row.withNullable(false), path);
        }
        return type.asRequired().equals(DataTypes.BYTES)
                ? WireInput::copy
                : box(message, type.asRequired(), path);
    }

    /** A reader of the one field of a message. */
    private static SpanReader box(Descriptor message, DataType type, String path) {
        RowType only = RowType.of(Field.of(message.findFieldByNumber(1).getName(), type));
        MessageReader reader = message(message, only, path);
        return (in, spans) -> reader.read(in, spans).get(0);
    }

    private static int wireType(FieldDescriptor field) {
        return field.getLiteType().getWireType();
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }
}
