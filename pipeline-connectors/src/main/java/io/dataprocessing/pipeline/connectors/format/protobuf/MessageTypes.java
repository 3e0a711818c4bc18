package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns messages into row types. A field that has to be there or reads as a default without being
 * there is required, any other is nullable; a message that contains itself stays bytes where it
 * does.
 */
final class MessageTypes {

    /** The type of {@code uint64}, whose upper half no {@code long} can hold. */
    static final DecimalType UNSIGNED_LONG = DataTypes.decimal(20, 0);

    private static final int MAX_FIELDS = 5_000;
    private static final int MAX_DEPTH = 100;

    private final Deque<String> open = new ArrayDeque<>();
    private int fields;

    private MessageTypes() {}

    /**
     * The row type of a message.
     *
     * @throws SchemaException if it has too many fields, those of nested messages included, or is
     *     too deep
     */
    static RowType rowType(Descriptor message) {
        return new MessageTypes().row(message);
    }

    private RowType row(Descriptor message) {
        open.push(message.getFullName());
        if (open.size() > MAX_DEPTH) {
            throw new SchemaException(
                    "%s nests messages deeper than %d".formatted(open.peekLast(), MAX_DEPTH));
        }
        List<Field> all = new ArrayList<>();
        for (FieldDescriptor field : message.getFields()) {
            fields++;
            if (fields > MAX_FIELDS) {
                throw new SchemaException(
                        "with all messages in it, %s has more than %d fields"
                                .formatted(open.peekLast(), MAX_FIELDS));
            }
            all.add(field(field));
        }
        open.pop();
        return RowType.of(all).withName(message.getFullName());
    }

    private Field field(FieldDescriptor field) {
        if (field.isMapField()) {
            DataType value = element(field.getMessageType().findFieldByNumber(2));
            return Field.of(field.getName(), DataTypes.map(value)).withDefault(Map.of());
        }
        DataType element = element(field);
        if (field.isRepeated()) {
            return Field.of(field.getName(), DataTypes.array(element)).withDefault(List.of());
        }
        if (field.isRequired()) {
            return Field.of(field.getName(), element);
        }
        return implicitValue(field)
                .map(value -> Field.of(field.getName(), element).withDefault(value))
                .orElseGet(() -> Field.of(field.getName(), element.asNullable()));
    }

    private DataType element(FieldDescriptor field) {
        return switch (field.getType()) {
            case BOOL -> DataTypes.BOOLEAN;
            case INT32, SINT32, SFIXED32 -> DataTypes.INT;
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> DataTypes.LONG;
            case UINT64, FIXED64 -> UNSIGNED_LONG;
            case FLOAT -> DataTypes.FLOAT;
            case DOUBLE -> DataTypes.DOUBLE;
            case STRING -> DataTypes.STRING;
            case BYTES -> DataTypes.BYTES;
            case ENUM -> new EnumType(symbols(field.getEnumType()), false);
            case MESSAGE, GROUP -> message(field.getMessageType());
        };
    }

    private DataType message(Descriptor message) {
        Optional<WellKnown> known = WellKnown.of(message);
        if (known.isPresent()) {
            return switch (known.get()) {
                case TIMESTAMP -> DataTypes.TIMESTAMP;
                case DURATION -> DataTypes.DURATION;
                case STRUCT, VALUE, LIST_VALUE -> DataTypes.STRING;
                case BOOL_VALUE,
                        INT32_VALUE,
                        INT64_VALUE,
                        UINT32_VALUE,
                        UINT64_VALUE,
                        FLOAT_VALUE,
                        DOUBLE_VALUE,
                        STRING_VALUE,
                        BYTES_VALUE ->
                        element(message.findFieldByNumber(1));
            };
        }
        return open.contains(message.getFullName()) ? DataTypes.BYTES : row(message);
    }

    /** The names of an enum; of several for a number the first. */
    private static List<String> symbols(EnumDescriptor type) {
        Set<Integer> numbers = new HashSet<>();
        return type.getValues().stream()
                .filter(value -> numbers.add(value.getNumber()))
                .map(EnumValueDescriptor::getName)
                .toList();
    }

    /** The value that a field has where it isn't written; empty if it's then not there. */
    static Optional<Object> implicitValue(FieldDescriptor field) {
        boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
        if (field.isRepeated() || message || (field.hasPresence() && !field.hasDefaultValue())) {
            return Optional.empty();
        }
        return Optional.of(defaultValue(field));
    }

    /** The default of a scalar, declared or not. */
    static Object defaultValue(FieldDescriptor field) {
        Object value = field.getDefaultValue();
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedLong((Integer) value);
            case UINT64, FIXED64 -> new BigDecimal(Long.toUnsignedString((Long) value));
            case BYTES -> ((ByteString) value).toByteArray();
            case ENUM ->
                    field.getEnumType()
                            .findValueByNumber(((EnumValueDescriptor) value).getNumber())
                            .getName();
            case BOOL,
                    INT32,
                    SINT32,
                    SFIXED32,
                    INT64,
                    SINT64,
                    SFIXED64,
                    FLOAT,
                    DOUBLE,
                    STRING,
                    MESSAGE,
                    GROUP ->
                    value;
        };
    }
}
