package io.dataprocessing.pipeline.connectors.format.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.StructProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProtoParserTest {

    static Stream<FileDescriptor> filesOfProtobuf() {
        return Stream.of(
                AnyProto.getDescriptor(),
                ApiProto.getDescriptor(),
                DescriptorProtos.getDescriptor(),
                StructProto.getDescriptor(),
                TypeProto.getDescriptor(),
                WrappersProto.getDescriptor());
    }

    @ParameterizedTest
    @MethodSource("filesOfProtobuf")
    void readsProtobufsOwnFilesAsItsCompilerDoes(FileDescriptor compiled) throws IOException {
        FileDescriptor parsed = ProtoSchema.text(compiled.getName(), resource(compiled.getName()));
        assertThat(shape(parsed.getMessageTypes(), parsed.getEnumTypes()))
                .isEqualTo(shape(compiled.getMessageTypes(), compiled.getEnumTypes()));
        assertThat(parsed.getPackage()).isEqualTo(compiled.getPackage());
    }

    @Test
    void readsProto3() {
        Descriptor order = TestSchemas.order();
        assertThat(order.getFields()).hasSize(43);
        assertThat(shape(order.findFieldByName("loose"))).isEqualTo("22 loose FIXED64 repeated");
        assertThat(shape(order.findFieldByName("numbers")))
                .isEqualTo("21 numbers INT32 repeated packed");
        assertThat(shape(order.findFieldByName("maybe"))).isEqualTo("17 maybe INT32 presence = 0");
        assertThat(order.getRealOneofs())
                .singleElement()
                .satisfies(oneof -> assertThat(oneof.getFields()).hasSize(3));
        assertThat(order.findFieldByName("total").getMessageType().getFullName())
                .isEqualTo("shop.Price");
        assertThat(order.findEnumTypeByName("Status").getValues()).hasSize(5);
    }

    @Test
    void readsProto2() {
        Descriptor item = TestSchemas.legacy();
        assertThat(item.getFields().stream().map(ProtoParserTest::shape))
                .containsExactly(
                        "1 id INT64 required presence = 0",
                        "2 name STRING presence = nobody! €",
                        "3 count INT32 presence = -7",
                        "4 kind ENUM presence = SECOND",
                        "5 raw BYTES presence = 01fe27227461696c",
                        "6 ratio FLOAT presence = -Infinity",
                        "7 plain BOOL presence = false",
                        "8 loose INT32 repeated",
                        "9 packed INT32 repeated packed",
                        "10 details GROUP presence",
                        "11 number INT32 presence = 0",
                        "12 other GROUP presence",
                        "13 nested MESSAGE presence",
                        "14 must MESSAGE required presence");
    }

    @Test
    void readsEditions() {
        assertThat(TestSchemas.edition().getFields().stream().map(ProtoParserTest::shape))
                .containsExactly(
                        "1 number INT32 = 0",
                        "2 name STRING presence = ",
                        "3 part GROUP presence",
                        "4 loose INT32 repeated",
                        "5 packed INT32 repeated packed",
                        "6 id INT64 required presence = 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "syntax = \"proto4\";|1:19: syntax 'proto4' is not known; proto2 and proto3 are.",
                "edition = \"1999\";|1:18: edition '1999' is not known.",
                "massage Order {}|1:9: 'massage' is no statement of a file.",
                "message Order {|1:16: message Order has no closing brace.",
                "message Order { int32 a = 1; }"
                        + "|1:17: a field of proto2 begins with optional, required or repeated,"
                        + " not 'int32'.",
                "message M { optional int32 a 1; }|1:30: '=' is expected, not '1'.",
                "message M { optional int32 a = x; }"
                        + "|1:32: the number of a field is expected, not 'x'.",
                "message M { optional int32 a = 99999999999; }"
                        + "|1:32: the number of a field doesn't fit: '99999999999'.",
                "message M { optional string a = 1 [default = \"x]; }"
                        + "|1:52: the string has no end on its line.",
                "message M { /* |1:13: the comment has no end.",
                "message M { optional string a = 1 [default = \"\\q\"]; }"
                        + "|1:49: '\\q' is no escape.",
                "message M } |1:11: '{' is expected, not '}'.",
                "message M { optional int32 a = 1; } €|1:37: '€' has no meaning here."
            })
    void saysWhereAFileIsWrong(String text, String message) {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> ProtoParser.parse("a.proto", text))
                .withMessage("a.proto:" + message);
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = AnyProto.class.getClassLoader().getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> shape(List<Descriptor> messages, List<EnumDescriptor> enums) {
        List<String> all = new ArrayList<>();
        for (EnumDescriptor type : enums) {
            all.add("enum " + type.getFullName());
            for (EnumValueDescriptor value : type.getValues()) {
                all.add(value.getNumber() + " " + value.getName());
            }
        }
        for (Descriptor message : messages) {
            all.add("message " + message.getFullName());
            message.getFields().forEach(field -> all.add(shape(field)));
            message.getRealOneofs().forEach(oneof -> all.add("oneof " + oneof.getName()));
            all.addAll(shape(message.getNestedTypes(), message.getEnumTypes()));
        }
        return all;
    }

    private static String shape(FieldDescriptor field) {
        boolean scalar =
                !field.isRepeated() && field.getJavaType() != FieldDescriptor.JavaType.MESSAGE;
        return "%d %s %s%s%s%s%s%s"
                .formatted(
                        field.getNumber(),
                        field.getName(),
                        field.getType(),
                        field.isRequired() ? " required" : "",
                        field.isRepeated() ? " repeated" : "",
                        field.isPackable() && field.isPacked() ? " packed" : "",
                        field.hasPresence() ? " presence" : "",
                        scalar ? " = " + shown(MessageTypes.defaultValue(field)) : "");
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes
                ? java.util.HexFormat.of().formatHex(bytes)
                : value.toString();
    }
}
