package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.SharedData;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.registry.RegistryKeys;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import io.dataprocessing.pipeline.testkit.registry.RegistryFault;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schemas of a registry: when a pipeline is planned, and by the ids that records carry. */
class ConfluentAvroFormatTest {

    private static final String FIRST = record("{\"name\": \"id\", \"type\": \"int\"}");
    private static final String SECOND =
            record(
                    "{\"name\": \"id\", \"type\": \"long\"},"
                            + " {\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}");
    private static final String OTHER = record("{\"name\": \"id\", \"type\": \"string\"}");

    private final RegistryStub registry = RegistryStub.start();
    private final RegistrySettings settings =
            new RegistrySettings(
                    registry.url(),
                    Map.of(RegistryKeys.RETRY_TIMEOUT, SecretReference.of(ConfigScalar.of("200"))));
    private final MemoryRuntime runtime = new MemoryRuntime(Optional.of(settings));
    private final RecordingFormatContext context = context(Part.VALUE, Optional.of("orders"));

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void plansWithTheLatestVersionOrTheOneThatIsAskedFor() {
        registry.register("orders-value", FIRST);
        registry.register("orders-value", SECOND);
        FormatSchema latest = read(options("latest"), context);
        assertThat(latest.type().toString()).isEqualTo("row<id long, note string?>");
        assertThat(latest.attributes())
                .containsEntry("subject", "orders-value")
                .containsEntry("version", "2");
        assertThat(read(options("1"), context).type().toString()).isEqualTo("row<id int>");
        assertThat(context.problems()).isEmpty();
    }

    @Test
    void saysWhatKeepsItFromPlanning() {
        read(options("latest"), context);
        registry.register("orders-value", "JSON", "{}");
        read(options("latest"), context);
        read(options("3"), context);
        assertThat(context.problems())
                .containsExactly(
                        "subject: registry %s has no version of subject 'orders-value'. Register a schema there, set 'subject', or declare 'schema'."
                                .formatted(registry.url()),
                        "format: version 1 of subject 'orders-value' is a schema in JSON; format 'avro-confluent' reads AVRO.",
                        "subject: registry %s has no version 3 of subject 'orders-value'. Register a schema there, set 'subject', or declare 'schema'."
                                .formatted(registry.url()));
    }

    @Test
    void saysThatTheRegistryIsDown() {
        registry.failWith(RegistryFault.unavailable());
        read(options("latest"), context);
        assertThat(context.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "unavailable: schema registry %s gave no answer in "
                                .formatted(registry.url()))
                .endsWith(" Nothing was started.");
    }

    @Test
    void namesSubjectsByTheStrategy() {
        RowType type = RowType.of(Field.of("id", DataTypes.INT)).withName("shop.Order");
        assertThat(subject(SubjectStrategy.TOPIC_NAME, type, context)).isEqualTo("orders-value");
        assertThat(subject(SubjectStrategy.RECORD_NAME, type, context)).isEqualTo("shop.Order");
        assertThat(subject(SubjectStrategy.TOPIC_RECORD_NAME, type, context))
                .isEqualTo("orders-shop.Order");
        assertThat(
                        subject(
                                SubjectStrategy.TOPIC_NAME,
                                type,
                                context(Part.KEY, Optional.of("orders"))))
                .isEqualTo("orders-key");
    }

    @Test
    void saysThatASubjectCanNotBeKnown() {
        RecordingFormatContext severalTopics = context(Part.VALUE, Optional.empty());
        read(options("latest"), severalTopics);
        read(options(SubjectStrategy.RECORD_NAME, Optional.empty()), severalTopics);
        assertThat(severalTopics.problems())
                .containsExactly(
                        "subject-strategy: the subject follows from the topic, and there isn't exactly one. Set 'subject', or 'subject-strategy: record-name' with 'record-name'.",
                        "subject-strategy: the subject follows from the record's name, which isn't known. Set 'record-name', or 'subject'.");
    }

    @Test
    void resolvesEachRecordsSchemaToThePlannedOne() throws Exception {
        int first = registry.register("orders-value", FIRST);
        int second = registry.register("orders-value", SECOND);
        RowDecoder decoder = decoder(read(options("latest"), context));
        assertThat(decoder.decode(framed(first, "0e"))).hasToString("{id: 7, note: null}");
        assertThat(decoder.decode(framed(second, "0e020261"))).hasToString("{id: 7, note: a}");
        assertThat(decoder.decode(framed(first, "10"))).hasToString("{id: 8, note: null}");
        assertThat(decoder.schemaId(framed(first, "0e"))).hasValue(first);
        assertThat(decoder.schemaId(new byte[3])).isEmpty();
        assertThat(registry.requests("GET /schemas/ids/")).hasSize(2);
    }

    @Test
    void namesTheFieldThatAnIncompatibleWriterHasOtherwise() {
        registry.register("orders-value", FIRST);
        int other = registry.register("elsewhere", OTHER);
        int json = registry.register("somewhere", "JSON", "{}");
        RowDecoder decoder = decoder(read(options("latest"), context));
        assertRefused(
                decoder,
                framed(other, "0261"),
                "byte 5: field 'id' was written as string and can't be read as int");
        assertRefused(
                decoder,
                framed(json, "00"),
                "byte 5: the record has schema id %d, which is a schema in JSON, not AVRO"
                        .formatted(json));
        assertRefused(
                decoder, framed(99, "00"), "schema id 99 is not in registry " + registry.url());
        assertRefused(
                decoder,
                new byte[] {'{', '}'},
                "first byte is 0x7b, expected 0x00; looks like JSON");
    }

    @Test
    void readsByDeclaredFieldsWhateverTheWriter() throws Exception {
        int id = registry.register("orders-value", SECOND);
        RowType declared =
                RowType.of(
                        Field.of("note", DataTypes.STRING.asNullable()),
                        Field.of("id", DataTypes.LONG));
        FormatSchema planned =
                new ConfluentAvroFormat()
                        .planRead(
                                options("latest"),
                                Optional.of(DeclaredSchema.of(declared)),
                                context);
        assertThat(decoder(planned).decode(framed(id, "0e020261"))).hasToString("{note: a, id: 7}");
        int other = registry.register("elsewhere", OTHER);
        assertRefused(
                decoder(planned),
                framed(other, "0261"),
                "byte 5: the record has schema id %d, by which it can't be read: field 'id' is string; expected long."
                        .formatted(other));
    }

    @Test
    void goesOnWithKnownIdsWhileTheRegistryIsDownAndFailsForNewOnes() throws Exception {
        int first = registry.register("orders-value", FIRST);
        int second = registry.register("orders-value", SECOND);
        FormatSchema planned = read(options("latest"), context);
        assertThat(decoder(planned).decode(framed(first, "0e")).get("id")).isEqualTo(7L);
        registry.goDown();
        RowDecoder restarted = decoder(planned);
        assertThat(restarted.decode(framed(first, "0e")).get("id")).isEqualTo(7L);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> restarted.decode(framed(second, "0e00")));
        registry.comeBack();
        assertThat(restarted.decode(framed(second, "0e00")).get("id")).isEqualTo(7L);
    }

    @Test
    void writesTheIdOfTheRegisteredSchema() throws Exception {
        RowType type = RowType.of(Field.of("id", DataTypes.INT));
        FormatSchema planned =
                new ConfluentAvroFormat()
                        .planWrite(options("latest"), type, Optional.empty(), context);
        Registration registration =
                new ConfluentAvroFormat().registration(options("latest"), planned);
        assertThat(registration.subject()).isEqualTo("orders-value");
        assertThat(registration.automatic()).isFalse();
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> encoded(planned, Row.of(type, 7)))
                .withMessage(
                        "the schema that is written is not registered under subject 'orders-value'; register it with 'pipeline schemas register'");
        int id = registry.register("orders-value", registration.text());
        assertThat(encoded(planned, Row.of(type, 7))).isEqualTo(framed(id, "0e"));
        assertThat(encoded(planned.with(FormatSchema.ID, "258"), Row.of(type, 7)))
                .isEqualTo(framed(258, "0e"));
    }

    @Test
    void readsTheCasesOfTheWireFormat() throws Exception {
        Optional<Path> cases = SharedData.find("conformance/wireformat/cases.jsonl");
        assumeThat(cases).as("the folder shared/data is not there").isPresent();
        String schemas = Files.readString(cases.get().resolveSibling("schemas.json"));
        String schema = schemas.substring(schemas.indexOf('{', 1), schemas.lastIndexOf('}'));
        registry.put(3, schema);
        SchemaDocument document = SchemaDocument.of("identity.avsc", schema);
        FormatSchema planned =
                new ConfluentAvroFormat()
                        .planRead(
                                options("latest"),
                                Optional.of(
                                        new DeclaredSchema(RowType.of(), Optional.of(document))),
                                context);
        RowDecoder decoder = decoder(planned);
        Map<String, String> values =
                Map.of(
                        "rp-full",
                        "{Name: foo, Address: {City: foo, State: bar}, MaybeHobby: dancing}",
                        "rp-null-hobby",
                        "{Name: foo, Address: {City: foo, State: bar}, MaybeHobby: null}",
                        "rp-null-address",
                        "{Name: foo, Address: null, MaybeHobby: null}");
        int rejected = 0;
        for (String line : Files.readAllLines(cases.get())) {
            Map<String, String> members = members(line);
            String name = members.get("name");
            if (members.get("expect").equals("ok") && values.containsKey(name)) {
                assertThat(decoder.decode(HexFormat.of().parseHex(members.get("hex"))))
                        .hasToString(values.get(name));
            } else if (members.get("expect").equals("reject")) {
                assertThatExceptionOfType(DecodeException.class)
                        .as(name)
                        .isThrownBy(
                                () -> decoder.decode(HexFormat.of().parseHex(members.get("hex"))));
                rejected++;
            }
        }
        assertThat(rejected).isPositive();
    }

    private static Map<String, String> members(String line) throws Exception {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, json.getText());
                json.skipChildren();
            }
        }
        return members;
    }

    private static void assertRefused(RowDecoder decoder, byte[] bytes, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.decode(bytes))
                .withMessage(message);
    }

    private String subject(SubjectStrategy strategy, RowType type, RecordingFormatContext context) {
        FormatSchema planned =
                new ConfluentAvroFormat()
                        .planWrite(
                                options(strategy, Optional.empty()),
                                type,
                                Optional.empty(),
                                context);
        assertThat(context.problems()).isEmpty();
        return planned.attribute("subject").orElseThrow();
    }

    private static FormatSchema read(ConfluentAvroOptions options, RecordingFormatContext context) {
        return new ConfluentAvroFormat().planRead(options, Optional.empty(), context);
    }

    private RowDecoder decoder(FormatSchema schema) {
        return new ConfluentAvroFormat().decoder(options("latest"), schema, runtime);
    }

    private byte[] encoded(FormatSchema schema, Row row) throws Exception {
        return new ConfluentAvroFormat().encoder(options("latest"), schema, runtime).encode(row);
    }

    private static byte[] framed(int id, String payload) {
        return HexFormat.of().parseHex("00%08x%s".formatted(id, payload));
    }

    private static String record(String fields) {
        return "{\"type\": \"record\", \"name\": \"Order\", \"fields\": [%s]}".formatted(fields);
    }

    private RecordingFormatContext context(Part part, Optional<String> topic) {
        return new RecordingFormatContext(part, topic, Optional.of(settings));
    }

    private static ConfluentAvroOptions options(String version) {
        return options(SubjectStrategy.TOPIC_NAME, version, Optional.empty());
    }

    private static ConfluentAvroOptions options(
            SubjectStrategy strategy, Optional<String> recordName) {
        return options(strategy, "latest", recordName);
    }

    private static ConfluentAvroOptions options(
            SubjectStrategy strategy, String version, Optional<String> recordName) {
        return new ConfluentAvroOptions(
                Optional.empty(), strategy, version, false, false, Optional.empty(), recordName);
    }
}
