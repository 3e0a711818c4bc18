package io.dataprocessing.pipeline.connectors.format.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.registry.RegisteredSchema;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfluentProtobufFormatTest {

    private static final String NOBODY = "http://127.0.0.1:9";
    private static final String SHOP =
            """
            syntax = "proto3";
            package shop;
            message Other { string text = 1; }
            message Order {
              int32 id = 1;
              string name = 2;
              message Line { message Part { bool yes = 1; } }
              Line.Part part = 3;
            }
            """;

    private final ConfluentProtobufFormat format = new ConfluentProtobufFormat();
    private final MemoryRuntime runtime =
            new MemoryRuntime(Optional.of(new RegistrySettings(NOBODY, Map.of())));

    static Stream<Descriptor> messages() {
        return Stream.of(TestSchemas.order(), TestSchemas.legacy(), TestSchemas.edition());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theTextThatIsRegisteredSaysTheSameAsTheSchema(Descriptor message) throws Exception {
        String text = RegisteredText.of(message, Optional.empty());
        FileDescriptor file =
                RegisteredText.parse(new RegisteredSchema("PROTOBUF", text, Map.of()));
        Descriptor again = file.getMessageTypes().get(message.getIndex());
        assertThat(again.getFullName()).isEqualTo(message.getFullName());
        assertThat(MessageTypes.rowType(again)).isEqualTo(MessageTypes.rowType(message));
        assertThat(MessageMatch.difference(again, message, true)).isEmpty();
        assertThat(MessageMatch.difference(message, again, true)).isEmpty();
        String second = RegisteredText.of(again, Optional.empty());
        assertThat(second).isEqualTo(text);
    }

    @Test
    void aFileAsItStandsIsRegisteredAndOneThatIsMadeReadsWell() {
        FormatSchema schema = planWrite(SHOP, "Order");
        Registration registration = format.registration(options(), schema);
        assertThat(registration)
                .isEqualTo(new Registration("orders-value", "PROTOBUF", SHOP, false, false));
        RowType type =
                ((RowType)
                                DataTypes.parse(
                                        "row<id long, kind enum(A, B), at timestamp?, tags"
                                                + " array<string?>, price decimal(8, 2)>"))
                        .withName("shop.Sale");
        FormatSchema made =
                format.planWrite(options(), type, Optional.empty(), new RecordingFormatContext());
        assertThat(format.registration(options(), made).text())
                .isEqualTo(
                        """
                        syntax = "proto3";
                        package shop;
                        import "google/protobuf/timestamp.proto";

                        message Sale {
                          message Kind {
                            enum Value {
                              A = 0;
                              B = 1;
                            }
                          }
                          message Tags {
                            optional string value = 1;
                          }
                          int64 id = 1;
                          Kind.Value kind = 2;
                          optional .google.protobuf.Timestamp at = 3;
                          repeated Tags tags = 4;
                          optional string price = 5;
                        }
                        """);
    }

    @Test
    void importsOfAnotherPackageCannotBeRegisteredAlone() {
        String main =
                "syntax = \"proto3\"; package a; import \"b.proto\"; message M { b.N n = 1; }";
        Map<String, String> others =
                Map.of("b.proto", "syntax = \"proto3\"; package b; message N {}");
        Descriptor message =
                RegisteredText.parse(new RegisteredSchema("PROTOBUF", main, others))
                        .getMessageTypes()
                        .get(0);
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> RegisteredText.of(message, Optional.empty()))
                .withMessage(
                        "registered.proto imports files of another package or language version,"
                                + " which can't be registered with it as one text: b.proto. Put"
                                + " the message's types into one package.");
    }

    @Test
    void theFrameSaysWhichMessageOfTheSchemaItIs() throws Exception {
        assertThat(indexes("Other")).isEqualTo("00");
        assertThat(indexes("Order")).isEqualTo("0202");
        assertThat(indexes("Order.Line.Part")).isEqualTo("06020000");
        remember(7, SHOP);
        RowEncoder encoder =
                format.encoder(
                        options(), planWrite(SHOP, "Order").with(FormatSchema.ID, "7"), runtime);
        RowType type = rowType(SHOP, "Order");
        Row row = Row.of(type, 1, "a", null);
        byte[] bytes = encoder.encode(row);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0000000007" + "0202" + "0801120161");
        RowDecoder decoder = decoder(SHOP, "Order");
        assertThat(decoder.decode(bytes)).isEqualTo(row);
        assertThat(decoder.schemaId(bytes)).hasValue(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000000007000801 | schema id 7 says that this is a shop.Other, not a shop.Order",
                "000000000702060801 | schema id 7 has no such message",
                "00000000070603 | byte 6: this is no message index",
                "000000000701 | byte 5: this is no number of message indexes",
                "0000000007feffffff0f | byte 5: this is no number of message indexes",
                "0000000007 | byte 5: the record breaks off",
                "00000000070202 08 | byte 8: the record breaks off",
                "010000000702020801 | first byte is 0x01, expected 0x00; may be framed with a"
                        + " schema's GUID, which is not supported",
                "000000000902020801 | schema id 9 is in AVRO",
                "000000000a02020801 | schema id 10 can't be read: registered.proto:1:10: '{' is"
                        + " expected, not the end of the file.",
                "000000000b000801 | schema id 11 can't be read as shop.Order: field 'id' is sint32"
                        + " there and int32 here"
            })
    void recordsOfAnotherSchemaAreRefused(String hex, String message) {
        remember(7, SHOP);
        runtime.remember(NOBODY, 9, "{\"language\":\"AVRO\",\"text\":\"\"}");
        remember(10, "message A");
        remember(11, "syntax=\"proto3\"; package shop; message Order { sint32 id = 1; }");
        RowDecoder decoder = decoder(SHOP, "Order");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .withMessage(message);
    }

    @Test
    void aSchemaThatChangedAsProtobufAllowsIsRead() throws Exception {
        remember(
                8,
                "syntax=\"proto3\"; package shop; message Order { int64 number = 1; string added ="
                        + " 9; }");
        Row row =
                decoder(SHOP, "Order")
                        .decode(HexFormat.of().parseHex("0000000008" + "00" + "0805" + "4a0161"));
        assertThat(row).hasToString("{id: 5, name: , part: null}");
    }

    @Test
    void withoutAMessageFieldsAreFoundByTheirNames() throws Exception {
        remember(7, SHOP);
        RowType type = RowType.builder().field("name", DataTypes.STRING).build();
        RecordingFormatContext context = new RecordingFormatContext();
        FormatSchema schema =
                format.planRead(options(), Optional.of(DeclaredSchema.of(type)), context);
        RowDecoder decoder = format.decoder(options(), schema, runtime);
        byte[] record = HexFormat.of().parseHex("0000000007" + "0202" + "0801120161");
        assertThat(decoder.decode(record)).hasToString("{name: a}");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(new byte[] {0, 0, 0, 0, 7, 0}))
                .withMessageStartingWith(
                        "schema id 7 has a shop.Other, which is not of the declared type: ");
        assertThat(context.problems()).isEmpty();
    }

    private static ConfluentProtobufOptions options() {
        return new ConfluentProtobufOptions(
                Optional.empty(),
                SubjectStrategy.TOPIC_NAME,
                "latest",
                false,
                false,
                Optional.empty());
    }

    private void remember(int id, String text) {
        String escaped = text.replace("\"", "\\\"").replace("\n", "\\n");
        runtime.remember(
                NOBODY, id, "{\"language\":\"PROTOBUF\",\"text\":\"%s\"}".formatted(escaped));
    }

    private static String indexes(String name) {
        Descriptor message = ProtoSchema.message(document(SHOP, name));
        return HexFormat.of().formatHex(MessageIndexes.of(message));
    }

    private static RowType rowType(String text, String name) {
        return new ProtoSchemaFile().read(document(text, name));
    }

    private FormatSchema planWrite(String text, String name) {
        SchemaDocument document = document(text, name);
        DeclaredSchema declared = new DeclaredSchema(rowType(text, name), Optional.of(document));
        return format.planWrite(
                options(), declared.type(), Optional.of(declared), new RecordingFormatContext());
    }

    private RowDecoder decoder(String text, String name) {
        DeclaredSchema declared =
                new DeclaredSchema(rowType(text, name), Optional.of(document(text, name)));
        FormatSchema schema =
                format.planRead(options(), Optional.of(declared), new RecordingFormatContext());
        return format.decoder(options(), schema, runtime);
    }

    private static SchemaDocument document(String text, String name) {
        return new Named(text, name);
    }

    private record Named(String text, String fragment) implements SchemaDocument {

        @Override
        public String name() {
            return "schemas/shop.proto";
        }

        @Override
        public byte[] content() {
            return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public Optional<byte[]> other(String path) {
            return Optional.empty();
        }
    }

    @Test
    void registeredSchemasOfOneMessageNeedNoChoice() {
        assertThat(ProtoSchema.choose(List.of(ProtoSchema.text("a.proto", "message A {}")), ""))
                .extracting(Descriptor::getFullName)
                .isEqualTo("A");
    }
}
