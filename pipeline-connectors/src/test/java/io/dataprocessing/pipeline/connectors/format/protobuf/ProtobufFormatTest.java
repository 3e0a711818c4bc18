package io.dataprocessing.pipeline.connectors.format.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufFormatTest {

    private static final String ITEM =
            """
            syntax = "proto3";
            package shop;
            message Item {
              int32 id = 1;
              string name = 2;
              Kind kind = 3;
              uint32 count = 4;
              uint64 total = 5;
              repeated int32 sizes = 6;
              Part part = 7;
              map<int32, string> labels = 8;
              oneof price { int64 cents = 9; string text = 10; }
              message Part { bool yes = 1; google.protobuf.Timestamp at = 2; }
              enum Kind { NONE = 0; GOOD = 1; }
              google.protobuf.Struct json = 11;
            }
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/struct.proto";
            """;

    private final ProtobufFormat format = new ProtobufFormat();

    @Test
    void aMessageBecomesARowType() {
        RowType type = new ProtoSchemaFile().read(SchemaDocument.of("item.proto", ITEM));
        assertThat(type.name()).isEqualTo("shop.Item");
        assertThat(type)
                .hasToString(
                        "row<id int, name string, kind enum(NONE, GOOD), count long, total"
                                + " decimal(20, 0), sizes array<int>, part row<yes boolean, at"
                                + " timestamp?>?, labels map<string>, cents long?, text string?,"
                                + " json string?>");
        assertThat(type.fields().stream().filter(Field::hasDefault)).hasSize(11);
        assertThat(type.field("kind").orElseThrow().defaultValue()).isEqualTo("NONE");
        assertThat(type.field("total").orElseThrow().defaultValue()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void aMessageInItselfStaysBytesAndDefaultsOfProto2AreTaken() {
        assertThat(MessageTypes.rowType(TestSchemas.order()).field("line").orElseThrow().type())
                .hasToString(
                        "row<sku string, quantity int, replaces bytes?, price row<cents long,"
                                + " currency enum(EUR, USD)>?>?");
        RowType legacy = MessageTypes.rowType(TestSchemas.legacy());
        assertThat(legacy.field("id").orElseThrow().hasDefault()).isFalse();
        assertThat(legacy.field("kind").orElseThrow().defaultValue()).isEqualTo("SECOND");
        assertThat(legacy.field("plain").orElseThrow().type()).hasToString("boolean?");
        assertThat(legacy.field("details").orElseThrow().type())
                .hasToString("row<text string?, part array<row<size int>>>?");
    }

    @Test
    void oneOfSeveralMessagesIsChosenByItsName() {
        ProtoSchemaFile file = new ProtoSchemaFile();
        assertThat(file.read(TestSchemas.document("shop/parts.proto", "")).name())
                .isEqualTo("shop.Price");
        for (String name : List.of("shop.Order.Line", "Order.Line")) {
            assertThat(file.read(TestSchemas.document("shop/order.proto", name)).name())
                    .isEqualTo("shop.Order.Line");
        }
        assertThat(file.read(TestSchemas.document("shop/order.proto", "shop.Price")).size())
                .isEqualTo(2);
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> file.read(TestSchemas.document("shop/order.proto", "Odrer")))
                .withMessage("there is no message 'Odrer'. Messages: shop.Order.");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(
                        () ->
                                file.read(
                                        SchemaDocument.of(
                                                "two.proto", "message A {} message B {}")))
                .withMessage("the file describes several messages; choose one with '#': A, B.");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> file.read(SchemaDocument.of("none.proto", "")))
                .withMessage("the file describes no message");
    }

    @Test
    void aTypeThatIsNotKnownIsNamedWithTheImportsThatAreMissing() {
        String text = "import \"other.proto\"; message A { optional x.Other o = 1; }";
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(
                        () -> new ProtoSchemaFile().read(SchemaDocument.of("dir/a.proto", text)))
                .withMessage(
                        "a.proto: A.o: \"x.Other\" is not defined. Imports that were not found:"
                                + " other.proto.");
    }

    @Test
    void aDescriptorSetSaysTheSameAsItsText() {
        FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
        ProtoSchema.closure(List.of(TestSchemas.order().getFile()))
                .forEach(file -> set.addFile(file.toProto()));
        byte[] bytes = set.build().toByteArray();
        assertThat(new ProtoSchemaFile().read(new Bytes("order.desc", "shop.Order", bytes)))
                .isEqualTo(MessageTypes.rowType(TestSchemas.order()));
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(
                        () -> new ProtoSchemaFile().read(new Bytes("a.pb", "", new byte[] {10})))
                .withMessage(
                        "this is no descriptor set; protoc writes one with"
                                + " --descriptor_set_out=FILE --include_imports");
    }

    @Test
    void aSourceNeedsASchemaAndASinkNamesThatProtobufTakes() {
        RecordingFormatContext context = new RecordingFormatContext();
        format.planRead(new ProtobufOptions(), Optional.empty(), context);
        RowType type = RowType.of(Field.of("größe", DataTypes.enumOf("XL", "3XL")));
        format.planWrite(new ProtobufOptions(), type, Optional.empty(), context);
        assertThat(context.problems())
                .containsExactly(
                        "schema: format 'protobuf' needs a schema: the path of a .proto file or of"
                                + " a descriptor set, fields, or a class.",
                        "schema: format 'protobuf' can't write these names, which need letters a to"
                                + " z, digits and underscores: '3XL', 'größe'. Rename them in a"
                                + " step before.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0896      | byte 2: the record breaks off",
                "08        | byte 1: the record breaks off",
                "00        | byte 0: this is no tag of a field",
                "0e        | byte 0: this is no tag of a field",
                "0c        | byte 1: field 'id': wire type 4 is not that of its type",
                "fc01      | byte 2: a group ends that didn't begin",
                "0900      | byte 1: field 'id': wire type 1 is not that of its type",
                "08ffffffff1f" + " | byte 1: field 'id': the number has more than 32 bits",
                "08ffffffffffffffffff7f | byte 1: the number has more than 64 bits",
                "08ffffffffffffffffffff01 | byte 1: the number has more than 64 bits",
                "1205c3a9  | byte 1: the length goes beyond the end, which is at byte 4",
                "12ffffffff07 | byte 1: the length goes beyond the end, which is at byte 6",
                "12ffffffffffffffffff01"
                        + " | byte 1: the length goes beyond the end, which is at byte 11",
                "120361c328 | byte 3: invalid UTF-8",
                "1807      | byte 1: field 'kind': the number is none of the enum shop.Item.Kind",
                "208080808010 | byte 1: field 'count': the number has more than 32 bits",
                "32028080  | byte 4: the record breaks off",
                "3a04120310ff | byte 3: the length goes beyond the end, which is at byte 6",
                "3a05120308ffff | byte 7: the record breaks off",
                "3a0812061080a8d6b907"
                        + " | byte 10: field 'part.at': seconds or nanoseconds are out of"
                        + " protobuf's range",
                "5a060a040a016112" + " | byte 2: field 'json': this is no message for JSON"
            })
    void brokenRecordsAreRefusedWithTheirPlace(String hex, String message) {
        RowDecoder decoder = decoder(ITEM);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(HexFormat.of().parseHex(hex)))
                .withMessage(message);
    }

    @Test
    void groupsThatNobodyKnowsAreReadOverButNotWithoutEnd() throws Exception {
        RowDecoder decoder = decoder(ITEM);
        assertThat(decoder.decode(nestedGroups(100)).getInt(0)).isZero();
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(nestedGroups(200_000)))
                .withMessage("byte 202: groups are nested deeper than 100");
    }

    private static byte[] nestedGroups(int depth) {
        byte[] bytes = new byte[4 * depth];
        for (int i = 0; i < depth; i++) {
            bytes[2 * i] = (byte) 0xFB; // field 31, start
            bytes[2 * i + 1] = 1;
            bytes[4 * depth - 2 * i - 2] = (byte) 0xFC; // field 31, end
            bytes[4 * depth - 2 * i - 1] = 1;
        }
        return bytes;
    }

    @Test
    void aRequiredFieldHasToBeThere() {
        String text =
                "message A { required int32 id = 1; optional B b = 2; }"
                        + " message B { required bool yes = 1; }";
        RowDecoder decoder =
                decoder(
                        new Bytes(
                                "a.proto",
                                "A",
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(new byte[0]))
                .withMessage("byte 0: the message ends without field 'id'");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(new byte[] {8, 1, 18, 0}))
                .withMessage("byte 4: the message ends without field 'b.yes'");
    }

    @Test
    void rowsThatNoMessageHoldsAreRefused() {
        RowType type = new ProtoSchemaFile().read(SchemaDocument.of("item.proto", ITEM));
        RowEncoder encoder = encoder(ITEM);
        Row row = decodedEmpty();
        assertThat(refusal(encoder, row.with("cents", 1L).with("text", "1")))
                .isEqualTo(
                        "fields 'cents' and 'text' are both set; the oneof shop.Item.price holds"
                                + " one of them");
        assertThat(refusal(encoder, row.with("count", -1L)))
                .isEqualTo(
                        "field 'count': the number is not in 0 to 4294967295, which uint32 holds");
        assertThat(refusal(encoder, row.with("total", new BigDecimal("18446744073709551616"))))
                .isEqualTo(
                        "field 'total': the number is not in 0 to 18446744073709551615, which"
                                + " uint64 holds");
        assertThat(refusal(encoder, row.with("labels", Map.of("01", "a"))))
                .isEqualTo("field 'labels': a key is no int32");
        assertThat(refusal(encoder, row.with("name", "\uD800?")))
                .isEqualTo("field 'name': the text has half a character (a lone surrogate)");
        assertThat(refusal(encoder, row.with("json", "[1]")))
                .isEqualTo("field 'json': the text is no JSON object, which a Struct holds");
        assertThat(refusal(encoder, row.with("json", "{\"a\":1,\"a\":2}")))
                .isEqualTo(
                        "field 'json': the text is no JSON, has a key twice, or is nested too"
                                + " deep");
        Object[] values = new Object[type.size()];
        assertThat(refusal(encoder, Row.trusted(type, values)))
                .isEqualTo("field 'labels': it is null, which its type isn't");
    }

    private Row decodedEmpty() {
        try {
            return decoder(ITEM).decode(new byte[0]);
        } catch (DecodeException | io.dataprocessing.pipeline.api.format.NoRowException e) {
            throw new AssertionError(e);
        }
    }

    private static String refusal(RowEncoder encoder, Row row) {
        try {
            return Arrays.toString(encoder.encode(row));
        } catch (EncodeException e) {
            return e.getMessage();
        }
    }

    @Test
    void jsonIsReadAsTextAndWrittenFromIt() throws Exception {
        String json = "{\"a\":[1,-2.5,true,null,{\"b\":\"é\"}],\"c\":{}}";
        Row row = decodedEmpty().with("json", json);
        byte[] bytes = encoder(ITEM).encode(row);
        assertThat(decoder(ITEM).decode(bytes).get("json")).isEqualTo(json);
    }

    private RowDecoder decoder(String text) {
        return decoder(SchemaDocument.of("item.proto", text));
    }

    private RowDecoder decoder(SchemaDocument document) {
        DeclaredSchema declared =
                new DeclaredSchema(new ProtoSchemaFile().read(document), Optional.of(document));
        FormatSchema schema =
                format.planRead(
                        new ProtobufOptions(), Optional.of(declared), new RecordingFormatContext());
        return format.decoder(new ProtobufOptions(), schema, new MemoryRuntime());
    }

    private RowEncoder encoder(String text) {
        SchemaDocument document = SchemaDocument.of("item.proto", text);
        DeclaredSchema declared =
                new DeclaredSchema(new ProtoSchemaFile().read(document), Optional.of(document));
        FormatSchema schema =
                format.planWrite(
                        new ProtobufOptions(),
                        declared.type(),
                        Optional.of(declared),
                        new RecordingFormatContext());
        return format.encoder(new ProtobufOptions(), schema, new MemoryRuntime());
    }

    private record Bytes(String name, String fragment, byte[] content) implements SchemaDocument {

        @Override
        public Optional<byte[]> other(String path) {
            return Optional.empty();
        }
    }
}
