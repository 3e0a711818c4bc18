package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the fields of one message of a {@code .proto} file. */
final class ProtoFieldParser {

    private static final Map<String, FieldDescriptorProto.Type> SCALARS =
            Map.ofEntries(
                    Map.entry("double", FieldDescriptorProto.Type.TYPE_DOUBLE),
                    Map.entry("float", FieldDescriptorProto.Type.TYPE_FLOAT),
                    Map.entry("int32", FieldDescriptorProto.Type.TYPE_INT32),
                    Map.entry("int64", FieldDescriptorProto.Type.TYPE_INT64),
                    Map.entry("uint32", FieldDescriptorProto.Type.TYPE_UINT32),
                    Map.entry("uint64", FieldDescriptorProto.Type.TYPE_UINT64),
                    Map.entry("sint32", FieldDescriptorProto.Type.TYPE_SINT32),
                    Map.entry("sint64", FieldDescriptorProto.Type.TYPE_SINT64),
                    Map.entry("fixed32", FieldDescriptorProto.Type.TYPE_FIXED32),
                    Map.entry("fixed64", FieldDescriptorProto.Type.TYPE_FIXED64),
                    Map.entry("sfixed32", FieldDescriptorProto.Type.TYPE_SFIXED32),
                    Map.entry("sfixed64", FieldDescriptorProto.Type.TYPE_SFIXED64),
                    Map.entry("bool", FieldDescriptorProto.Type.TYPE_BOOL),
                    Map.entry("string", FieldDescriptorProto.Type.TYPE_STRING),
                    Map.entry("bytes", FieldDescriptorProto.Type.TYPE_BYTES));

    private final ProtoTokens tokens;
    private final ProtoOptions options;
    private final ProtoParser file;
    private final DescriptorProto.Builder message;
    private final boolean proto3;
    private final boolean editions;
    private final List<Integer> alone = new ArrayList<>();

    ProtoFieldParser(
            ProtoTokens tokens,
            ProtoOptions options,
            ProtoParser parser,
            FileDescriptorProto.Builder file,
            DescriptorProto.Builder message) {
        this.tokens = tokens;
        this.options = options;
        this.file = parser;
        this.message = message;
        this.proto3 = file.getSyntax().equals("proto3");
        this.editions = file.getSyntax().equals("editions");
    }

    /** Reads a field with its label. */
    void field() {
        if (tokens.peek().is("map") && tokens.second().is("<")) {
            map();
            return;
        }
        boolean optional = tokens.take("optional");
        Label label = optional ? Label.LABEL_OPTIONAL : label();
        FieldDescriptorProto.Builder field = plain(label);
        if (optional && editions) {
            throw tokens.error("editions have no label 'optional'; fields are optional by default");
        }
        if (optional && proto3) {
            field.setProto3Optional(true);
            alone.add(message.getFieldCount());
        }
        message.addField(field);
    }

    private Label label() {
        if (tokens.take("repeated")) {
            return Label.LABEL_REPEATED;
        }
        if (tokens.peek().is("required")) {
            if (proto3 || editions) {
                throw tokens.error("only proto2 has the label 'required'");
            }
            tokens.next();
            return Label.LABEL_REQUIRED;
        }
        if (!proto3 && !editions) {
            throw tokens.error(
                    "a field of proto2 begins with optional, required or repeated, not %s"
                            .formatted(tokens.peek().shown()));
        }
        return Label.LABEL_OPTIONAL;
    }

    /** Reads a choice between fields, the word {@code oneof} being taken. */
    void oneof() {
        int index = message.getOneofDeclCount();
        message.addOneofDeclBuilder().setName(tokens.word("the name of a oneof"));
        tokens.expect("{");
        while (!tokens.take("}")) {
            if (tokens.take(";")) {
                continue;
            }
            if (tokens.take("option")) {
                tokens.skipStatement();
            } else {
                message.addField(plain(Label.LABEL_OPTIONAL).setOneofIndex(index));
            }
        }
    }

    /** What can be said only when all choices are known: those of one field come last. */
    void finish() {
        for (int field : alone) {
            int index = message.getOneofDeclCount();
            message.addOneofDeclBuilder().setName("_" + message.getField(field).getName());
            message.getFieldBuilder(field).setOneofIndex(index);
        }
    }

    private FieldDescriptorProto.Builder plain(Label label) {
        if (tokens.peek().is("group") && tokens.second().kind() == ProtoToken.Kind.WORD) {
            return group(label);
        }
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder().setLabel(label);
        type(field);
        field.setName(tokens.word("the name of a field"));
        rest(field);
        tokens.expect(";");
        return field;
    }

    private void rest(FieldDescriptorProto.Builder field) {
        tokens.expect("=");
        field.setNumber(tokens.number("the number of a field"));
        options.field(field);
    }

    private void type(FieldDescriptorProto.Builder field) {
        String name = tokens.path("the type of a field");
        FieldDescriptorProto.Type scalar = SCALARS.get(name);
        if (scalar == null) {
            field.setTypeName(name);
        } else {
            field.setType(scalar);
        }
    }

    private FieldDescriptorProto.Builder group(Label label) {
        tokens.next();
        String name = tokens.word("the name of a group");
        FieldDescriptorProto.Builder field =
                FieldDescriptorProto.newBuilder()
                        .setLabel(label)
                        .setType(FieldDescriptorProto.Type.TYPE_GROUP)
                        .setTypeName(name)
                        .setName(name.toLowerCase(Locale.ROOT));
        rest(field);
        DescriptorProto.Builder body = DescriptorProto.newBuilder().setName(name);
        file.body(body);
        message.addNestedType(body);
        return field;
    }

    private void map() {
        tokens.next();
        tokens.expect("<");
        FieldDescriptorProto.Builder key = part("key", 1);
        type(key);
        tokens.expect(",");
        FieldDescriptorProto.Builder value = part("value", 2);
        type(value);
        tokens.expect(">");
        FieldDescriptorProto.Builder field =
                FieldDescriptorProto.newBuilder()
                        .setLabel(Label.LABEL_REPEATED)
                        .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setName(tokens.word("the name of a field"));
        rest(field);
        tokens.expect(";");
        field.setTypeName(entryName(field.getName()));
        message.addNestedTypeBuilder()
                .setName(field.getTypeName())
                .addField(key)
                .addField(value)
                .getOptionsBuilder()
                .setMapEntry(true);
        message.addField(field);
    }

    private static FieldDescriptorProto.Builder part(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    /** The name of the message that protobuf makes for the entries of a map. */
    static String entryName(String field) {
        StringBuilder name = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < field.length(); i++) {
            char each = field.charAt(i);
            if (each == '_') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(each) : each);
                upper = false;
            }
        }
        return name.append("Entry").toString();
    }
}
