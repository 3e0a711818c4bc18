package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a file's descriptor in the language of {@code .proto} files. */
final class ProtoPrinter {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final boolean proto3;
    private final boolean editions;

    private ProtoPrinter(FileDescriptorProto file) {
        this.proto3 = file.getSyntax().equals("proto3");
        this.editions = file.getSyntax().equals("editions");
    }

    /** The text of a file, from which the same messages are read. */
    static String print(FileDescriptorProto file) {
        ProtoPrinter printer = new ProtoPrinter(file);
        printer.file(file);
        return printer.text.toString();
    }

    private void file(FileDescriptorProto file) {
        if (editions) {
            String edition = file.getEdition().name().substring("EDITION_".length());
            line("", "edition = \"%s\";".formatted(edition));
        } else {
            line("", "syntax = \"%s\";".formatted(proto3 ? "proto3" : "proto2"));
        }
        if (!file.getPackage().isEmpty()) {
            line("", "package %s;".formatted(file.getPackage()));
        }
        for (int i = 0; i < file.getDependencyCount(); i++) {
            boolean open = file.getPublicDependencyList().contains(i);
            line("", "import %s\"%s\";".formatted(open ? "public " : "", file.getDependency(i)));
        }
        features("", file.getOptions().getFeatures());
        for (DescriptorProto message : file.getMessageTypeList()) {
            line("", "");
            line("", "message %s {".formatted(message.getName()));
            body(INDENT, message);
            line("", "}");
        }
        for (EnumDescriptorProto type : file.getEnumTypeList()) {
            line("", "");
            enumeration("", type);
        }
    }

    private void features(String indent, FeatureSet features) {
        features.getAllFields()
                .forEach(
                        (feature, value) ->
                                line(
                                        indent,
                                        "option features.%s = %s;"
                                                .formatted(feature.getName(), value)));
    }

    private void body(String indent, DescriptorProto message) {
        features(indent, message.getOptions().getFeatures());
        for (EnumDescriptorProto type : message.getEnumTypeList()) {
            enumeration(indent, type);
        }
        for (DescriptorProto nested : message.getNestedTypeList()) {
            if (!nested.getOptions().getMapEntry() && !isGroup(message, nested)) {
                line(indent, "message %s {".formatted(nested.getName()));
                body(indent + INDENT, nested);
                line(indent, "}");
            }
        }
        int oneof = -1;
        for (FieldDescriptorProto field : message.getFieldList()) {
            boolean chosen = field.hasOneofIndex() && !field.getProto3Optional();
            if (oneof >= 0 && (!chosen || field.getOneofIndex() != oneof)) {
                line(indent, "}");
                oneof = -1;
            }
            if (chosen && oneof < 0) {
                oneof = field.getOneofIndex();
                line(indent, "oneof %s {".formatted(message.getOneofDecl(oneof).getName()));
            }
            field(chosen ? indent + INDENT : indent, message, field, chosen);
        }
        if (oneof >= 0) {
            line(indent, "}");
        }
    }

    private void field(
            String indent, DescriptorProto message, FieldDescriptorProto field, boolean chosen) {
        String start = chosen ? "" : label(field);
        String end = " = %d%s".formatted(field.getNumber(), options(field));
        for (DescriptorProto nested : message.getNestedTypeList()) {
            if (!nested.getName().equals(lastName(field.getTypeName()))) {
                continue;
            }
            if (nested.getOptions().getMapEntry()) {
                String types =
                        "map<%s, %s>".formatted(type(nested.getField(0)), type(nested.getField(1)));
                line(indent, "%s %s%s;".formatted(types, field.getName(), end));
                return;
            }
            if (isGroup(message, nested)) {
                line(indent, "%sgroup %s%s {".formatted(start, nested.getName(), end));
                body(indent + INDENT, nested);
                line(indent, "}");
                return;
            }
        }
        line(indent, "%s%s %s%s;".formatted(start, type(field), field.getName(), end));
    }

    private String label(FieldDescriptorProto field) {
        if (field.getLabel() == Label.LABEL_REPEATED) {
            return "repeated ";
        }
        if (editions || (proto3 && !field.getProto3Optional())) {
            return "";
        }
        return field.getLabel() == Label.LABEL_REQUIRED ? "required " : "optional ";
    }

    private static boolean isGroup(DescriptorProto message, DescriptorProto nested) {
        return message.getFieldList().stream()
                .anyMatch(
                        field ->
                                field.getType() == FieldDescriptorProto.Type.TYPE_GROUP
                                        && lastName(field.getTypeName()).equals(nested.getName()));
    }

    private static String type(FieldDescriptorProto field) {
        if (!field.getTypeName().isEmpty()) {
            return field.getTypeName();
        }
        String name = field.getType().name();
        return name.substring("TYPE_".length()).toLowerCase(Locale.ROOT);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String options(FieldDescriptorProto field) {
        List<String> options = new ArrayList<>();
        if (field.hasDefaultValue()) {
            options.add("default = " + defaultValue(field));
        }
        if (field.getOptions().hasPacked()) {
            options.add("packed = " + field.getOptions().getPacked());
        }
        field.getOptions()
                .getFeatures()
                .getAllFields()
                .forEach(
                        (feature, value) ->
                                options.add(
                                        "features.%s = %s".formatted(feature.getName(), value)));
        return options.isEmpty() ? "" : " [%s]".formatted(String.join(", ", options));
    }

    private static String defaultValue(FieldDescriptorProto field) {
        String value = field.getDefaultValue();
        return switch (field.getType()) {
            case TYPE_BYTES -> "\"" + value.replace("\"", "\\\"") + "\"";
            case TYPE_STRING -> "\"" + escaped(value) + "\"";
            default -> value;
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        each -> {
                            if (each < ' ' || each == '"' || each == '\\') {
                                escaped.append("\\%03o".formatted(each));
                            } else {
                                escaped.appendCodePoint(each);
                            }
                        });
        return escaped.toString();
    }

    private void enumeration(String indent, EnumDescriptorProto type) {
        line(indent, "enum %s {".formatted(type.getName()));
        String inside = indent + INDENT;
        if (type.getOptions().getAllowAlias()) {
            line(inside, "option allow_alias = true;");
        }
        features(inside, type.getOptions().getFeatures());
        type.getValueList()
                .forEach(
                        value ->
                                line(
                                        inside,
                                        "%s = %d;".formatted(value.getName(), value.getNumber())));
        line(indent, "}");
    }

    private void line(String indent, String content) {
        text.append(content.isEmpty() ? "" : indent).append(content).append('\n');
    }
}
