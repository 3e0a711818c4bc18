package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.TimestampProto;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.FormatContext;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes messages that hold rows of a type, in {@code proto3}: fields numbered from 1 in their
 * order, {@code optional} where they may be null or have a default. Decimals, dates and times of
 * day, which protobuf doesn't have, are text; what a list or map can't hold by itself (null, a
 * list) stands in a message with the one field {@code value}.
 */
final class RowMessages {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PATH = Pattern.compile("%1$s(\\.%1$s)*".formatted(NAME));
    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Za-z0-9_]+|^(?=[0-9])");

    private final Set<String> badNames = new TreeSet<>();
    private final Set<String> imports = new TreeSet<>();

    private RowMessages() {}

    /** What a message is called whose row type has no name: the pipeline and the source or sink. */
    static String name(FormatContext context) {
        return NO_LETTERS.matcher(context.pipeline()).replaceAll("_")
                + "."
                + NO_LETTERS.matcher(context.endpoint()).replaceAll("_");
    }

    /**
     * A message for rows of a type.
     *
     * @param fullName what it's called, with its package
     * @throws SchemaException if a field's or a symbol's name can't be one in protobuf
     */
    static Descriptor message(RowType type, String fullName) {
        String name = PATH.matcher(type.name()).matches() ? type.name() : fullName;
        int dot = name.lastIndexOf('.');
        RowMessages messages = new RowMessages();
        DescriptorProto.Builder message = messages.row(name.substring(dot + 1), type);
        if (!messages.badNames.isEmpty()) {
            throw new SchemaException(
                    "format 'protobuf' can't write these names, which need letters a to z, digits"
                            + " and underscores: %s. Rename them in a step before."
                                    .formatted(String.join(", ", messages.badNames)));
        }
        FileDescriptorProto.Builder file =
                FileDescriptorProto.newBuilder()
                        .setName(name.replace('.', '/') + ".proto")
                        .setSyntax("proto3")
                        .addAllDependency(messages.imports)
                        .addMessageType(message);
        if (dot > 0) {
            file.setPackage(name.substring(0, dot));
        }
        return new DescriptorLinker(path -> Optional.empty())
                .link(file.build())
                .getMessageTypes()
                .get(0);
    }

    private DescriptorProto.Builder row(String name, RowType type) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        Set<String> taken = new TreeSet<>(type.fieldNames());
        for (int i = 0; i < type.size(); i++) {
            Field field = type.field(i);
            if (!NAME.matcher(field.name()).matches()) {
                badNames.add("'" + field.name() + "'");
            }
            boolean optional = field.type().nullable() || hasDefault(field);
            field(message, taken, field.name(), i + 1, field.type(), optional);
        }
        addChoices(message);
        return message;
    }

    private static boolean hasDefault(Field field) {
        return field.hasDefault() && !isCollection(field.type());
    }

    /** Each optional field is the only one of a choice, behind which proto3 hides it. */
    private static void addChoices(DescriptorProto.Builder message) {
        for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
            if (field.getProto3Optional()) {
                field.setOneofIndex(message.getOneofDeclCount());
                message.addOneofDeclBuilder().setName("_" + field.getName());
            }
        }
    }

    private void field(
            DescriptorProto.Builder message,
            Set<String> taken,
            String name,
            int number,
            DataType type,
            boolean optional) {
        FieldDescriptorProto.Builder field =
                FieldDescriptorProto.newBuilder()
                        .setName(name)
                        .setNumber(number)
                        .setLabel(Label.LABEL_OPTIONAL);
        if (type instanceof MapType map && !map.nullable()) {
            map(message, taken, field, map);
        } else if (type instanceof ArrayType array && !array.nullable()) {
            element(message, taken, field, array.element());
            field.setLabel(Label.LABEL_REPEATED);
        } else if (isCollection(type)) {
            box(message, taken, field, type.asRequired());
        } else {
            value(message, taken, field, type);
            // Empty text is no date: it can't mean the default as empty text does.
            field.setProto3Optional(optional || isText(type));
        }
        message.addField(field);
    }

    private void map(
            DescriptorProto.Builder message,
            Set<String> taken,
            FieldDescriptorProto.Builder field,
            MapType type) {
        String entryName = ProtoFieldParser.entryName(field.getName());
        taken.add(entryName);
        DescriptorProto.Builder entry = DescriptorProto.newBuilder().setName(entryName);
        entry.getOptionsBuilder().setMapEntry(true);
        entry.addFieldBuilder()
                .setName("key")
                .setNumber(1)
                .setLabel(Label.LABEL_OPTIONAL)
                .setType(FieldDescriptorProto.Type.TYPE_STRING);
        FieldDescriptorProto.Builder value =
                FieldDescriptorProto.newBuilder()
                        .setName(field.getName())
                        .setNumber(2)
                        .setLabel(Label.LABEL_OPTIONAL);
        element(message, taken, value, type.value());
        entry.addField(value.setName("value"));
        message.addNestedType(entry);
        field.setLabel(Label.LABEL_REPEATED)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName(entryName);
    }

    private void element(
            DescriptorProto.Builder message,
            Set<String> taken,
            FieldDescriptorProto.Builder field,
            DataType type) {
        if (type.nullable() || isCollection(type)) {
            box(message, taken, field, type);
        } else {
            value(message, taken, field, type);
        }
    }

    /** A message with the one field {@code value}. */
    private void box(
            DescriptorProto.Builder message,
            Set<String> taken,
            FieldDescriptorProto.Builder field,
            DataType type) {
        String name = unused(field.getName(), taken);
        DescriptorProto.Builder box = DescriptorProto.newBuilder().setName(name);
        Set<String> inside = new TreeSet<>(Set.of("value"));
        field(box, inside, "value", 1, type, type.nullable());
        addChoices(box);
        message.addNestedType(box);
        field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(name);
    }

    private void value(
            DescriptorProto.Builder message,
            Set<String> taken,
            FieldDescriptorProto.Builder field,
            DataType type) {
        if (type instanceof RowType row) {
            String name = unused(field.getName(), taken);
            message.addNestedType(row(name, row));
            field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(name);
        } else if (type instanceof EnumType enumeration) {
            String name = unused(field.getName(), taken);
            message.addNestedType(holder(name, enumeration));
            field.setType(FieldDescriptorProto.Type.TYPE_ENUM).setTypeName(name + ".Value");
        } else if (type instanceof ScalarType scalar) {
            scalar(field, scalar.kind());
        } else {
            field.setType(FieldDescriptorProto.Type.TYPE_STRING);
        }
    }

    /** An enum in a message of its own, outside which its symbols would have to be unique. */
    private DescriptorProto.Builder holder(String name, EnumType type) {
        EnumDescriptorProto.Builder values = EnumDescriptorProto.newBuilder().setName("Value");
        for (String symbol : type.symbols()) {
            if (!NAME.matcher(symbol).matches() || symbol.equals("Value")) {
                badNames.add("'" + symbol + "'");
            }
            values.addValueBuilder().setName(symbol).setNumber(values.getValueCount() - 1);
        }
        return DescriptorProto.newBuilder().setName(name).addEnumType(values);
    }

    private void scalar(FieldDescriptorProto.Builder field, ScalarType.Kind kind) {
        switch (kind) {
            case BOOLEAN -> field.setType(FieldDescriptorProto.Type.TYPE_BOOL);
            case INT -> field.setType(FieldDescriptorProto.Type.TYPE_INT32);
            case LONG -> field.setType(FieldDescriptorProto.Type.TYPE_INT64);
            case FLOAT -> field.setType(FieldDescriptorProto.Type.TYPE_FLOAT);
            case DOUBLE -> field.setType(FieldDescriptorProto.Type.TYPE_DOUBLE);
            case STRING, DATE, TIME -> field.setType(FieldDescriptorProto.Type.TYPE_STRING);
            case BYTES -> field.setType(FieldDescriptorProto.Type.TYPE_BYTES);
            case TIMESTAMP -> {
                imports.add(TimestampProto.getDescriptor().getName());
                field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName(".google.protobuf.Timestamp");
            }
            case DURATION -> {
                imports.add(DurationProto.getDescriptor().getName());
                field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName(".google.protobuf.Duration");
            }
        }
    }

    private static boolean isCollection(DataType type) {
        return type instanceof ArrayType || type instanceof MapType;
    }

    private static boolean isText(DataType type) {
        return type instanceof DecimalType
                || (type instanceof ScalarType scalar
                        && (scalar.kind() == ScalarType.Kind.DATE
                                || scalar.kind() == ScalarType.Kind.TIME));
    }

    /** A name for a type in a message, where no field and no other type may have it. */
    private static String unused(String field, Set<String> taken) {
        String entry = ProtoFieldParser.entryName(field);
        String name = entry.substring(0, entry.length() - "Entry".length());
        String unused = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
        while (!taken.add(unused)) {
            unused += "_";
        }
        return unused;
    }
}
