package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.schema.JsonSchemaFile;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.registry.RegistryFault;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JSON behind the ids of schemas in a registry. */
class ConfluentJsonFormatTest {

    private static final ConfluentJsonFormat FORMAT = new ConfluentJsonFormat();
    private static final ConfluentJsonOptions DEFAULTS = FormatOptions.defaults(FORMAT);
    private static final RowType TYPE = (RowType) DataTypes.parse("row<id long, name string?>");
    private static final String SCHEMA =
            "{\"title\":\"Order\",\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"},"
                    + "\"name\":{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"string\"}]}},\"required\":[\"id\"]}";

    private final RegistryStub registry = RegistryStub.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsTheSchemaOfTheSubjectWhenItsPlanned() {
        registry.register("orders-value", "JSON", SCHEMA);
        RecordingFormatContext context = context(Part.VALUE);
        FormatSchema schema = FORMAT.planRead(DEFAULTS, Optional.empty(), context);
        assertThat(context.problems()).isEmpty();
        assertThat(schema.type()).isEqualTo(TYPE);
        assertThat(schema.attribute("version")).contains("1");
    }

    @Test
    void saysWhatIsWrongWithTheSubject() {
        registry.register("orders-value", "{\"type\":\"string\"}");
        registry.register("any-value", "JSON", "{\"type\":\"object\"}");
        assertThat(problem(DEFAULTS, Part.VALUE))
                .isEqualTo(
                        "format: version 1 of subject 'orders-value' is a schema in AVRO; format 'json-confluent' reads JSON.");
        assertThat(problem(DEFAULTS, Part.KEY))
                .isEqualTo(
                        "subject: registry %s has no version of subject 'orders-key'. Register a schema there, set 'subject', or declare 'schema'."
                                .formatted(registry.url()));
        assertThat(problem(FormatOptions.of(FORMAT, "subject: any-value"), Part.VALUE))
                .isEqualTo(
                        "subject: version 1 of subject 'any-value': the schema: is an object that doesn't say which members it has ('properties', or 'additionalProperties' with a type for a map).");
        registry.failWith(RegistryFault.unavailable());
        assertThat(problem(DEFAULTS, Part.VALUE))
                .startsWith("unavailable: schema registry " + registry.url());
    }

    @Test
    void readsObjectsBehindTheIdOfAnyVersion() throws Exception {
        int first = registry.register("orders-value", "JSON", SCHEMA);
        int second = registry.register("orders-value", "JSON", SCHEMA.replace("name", "title"));
        RowDecoder decoder = decoder();
        assertThat(decoder.decode(framed(first, "{\"id\":1,\"name\":\"a\"}")))
                .isEqualTo(Row.of(TYPE, 1L, "a"));
        assertThat(decoder.decode(framed(second, "{\"id\":2,\"title\":\"b\"}")))
                .isEqualTo(Row.of(TYPE, 2L, null));
        assertThat(decoder.schemaId(framed(second, "{}"))).hasValue(second);
        int asked = registry.requests("GET /schemas/ids/").size();
        decoder.decode(framed(first, "{\"id\":1}"));
        assertThat(registry.requests("GET /schemas/ids/")).hasSize(asked);
    }

    @Test
    void refusesRecordsThatAreNone() {
        int avro = registry.register("other", "{\"type\":\"string\"}");
        int id = registry.register("orders-value", "JSON", SCHEMA);
        assertRefused(
                new byte[0],
                "the record is empty; expected a zero byte and the 4 bytes of a schema id");
        assertRefused(
                "{\"id\":1}".getBytes(StandardCharsets.UTF_8),
                "first byte is 0x7b, expected 0x00; looks like JSON");
        assertRefused(
                new byte[] {0, 0, 0},
                "the record ends at byte 3, within the 5 bytes before its payload");
        assertRefused(
                framed(999, "{\"id\":1}"),
                "schema id 999 is not in registry %s".formatted(registry.url()));
        assertRefused(
                framed(avro, "{\"id\":1}"),
                "has schema id %d, which is a schema in AVRO, not JSON".formatted(avro));
        assertRefused(framed(id, ""), "the record is empty: JSON is expected");
        assertRefused(
                framed(id, "{\"id\":\"x\"}"),
                "byte 11: field 'id' should be a whole number, but is a text");
        assertRefused(framed(id, "{\"id\":1,\"id\":1}"), "byte 13: field 'id' appears twice");
        assertRefused(framed(id, "{\"id\":1} x"), "byte 14: this is not valid JSON");
    }

    @Test
    void failsTheJobWhereTheRegistryGivesNoAnswer() {
        int id = registry.register("orders-value", "JSON", SCHEMA);
        RowDecoder decoder = decoder();
        registry.failWith(RegistryFault.unavailable());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> decoder.decode(framed(id, "{\"id\":1}")));
    }

    @Test
    void writesTheSchemaOfTheRowsOrTheDeclaredFile() throws Exception {
        RecordingFormatContext context = context(Part.VALUE);
        FormatSchema schema =
                FORMAT.planWrite(DEFAULTS, TYPE.withName("Order"), Optional.empty(), context);
        Registration registration = FORMAT.registration(DEFAULTS, schema);
        assertThat(registration.subject()).isEqualTo("orders-value");
        assertThat(registration.language()).isEqualTo("JSON");
        assertThat(registration.automatic()).isFalse();
        assertThat(new JsonSchemaFile().read(SchemaDocument.of("x", registration.text())))
                .isEqualTo(TYPE);
        DeclaredSchema file =
                new DeclaredSchema(
                        TYPE, Optional.of(SchemaDocument.of("order.schema.json", SCHEMA)));
        assertThat(FORMAT.planWrite(DEFAULTS, TYPE, Optional.of(file), context).text())
                .isEqualTo(SCHEMA);
        assertThat(context.problems()).isEmpty();

        RowEncoder unregistered = FORMAT.encoder(DEFAULTS, schema, runtime());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> unregistered.encode(Row.of(TYPE, 1L, null)))
                .withMessage(
                        "the schema that is written is not registered under subject 'orders-value'; register it with 'pipeline schemas register'");
        int id = registry.register("orders-value", "JSON", registration.text());
        byte[] bytes = FORMAT.encoder(DEFAULTS, schema, runtime()).encode(Row.of(TYPE, 1L, "ä"));
        assertThat(bytes).isEqualTo(framed(id, "{\"id\":1,\"name\":\"ä\"}"));
        assertThat(decoder().decode(bytes)).isEqualTo(Row.of(TYPE, 1L, "ä"));
        byte[] prepared =
                FORMAT.encoder(DEFAULTS, schema.with(FormatSchema.ID, "70000"), runtime())
                        .encode(Row.of(TYPE, 1L, null));
        assertThat(prepared).isEqualTo(framed(70_000, "{\"id\":1,\"name\":null}"));
    }

    private RowDecoder decoder() {
        return FORMAT.decoder(DEFAULTS, FormatSchema.of(TYPE), runtime());
    }

    private MemoryRuntime runtime() {
        return new MemoryRuntime(Optional.of(settings()));
    }

    private RegistrySettings settings() {
        return new RegistrySettings(
                registry.url(),
                Map.of("retry.timeout.ms", SecretReference.of(ConfigScalar.of("300"))));
    }

    private RecordingFormatContext context(Part part) {
        return new RecordingFormatContext(part, Optional.of("orders"), Optional.of(settings()));
    }

    private String problem(ConfluentJsonOptions options, Part part) {
        RecordingFormatContext context = context(part);
        FORMAT.planRead(options, Optional.empty(), context);
        assertThat(context.problems()).hasSize(1);
        return context.problems().get(0);
    }

    private void assertRefused(byte[] record, String message) {
        RowDecoder decoder = decoder();
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(record))
                .withMessage(message);
    }

    private static byte[] framed(int id, String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] framed = new byte[5 + text.length];
        framed[1] = (byte) (id >>> 24);
        framed[2] = (byte) (id >>> 16);
        framed[3] = (byte) (id >>> 8);
        framed[4] = (byte) id;
        System.arraycopy(text, 0, framed, 5, text.length);
        return framed;
    }
}
