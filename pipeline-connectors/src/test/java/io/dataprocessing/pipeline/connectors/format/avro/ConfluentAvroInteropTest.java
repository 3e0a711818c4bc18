package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import io.dataprocessing.pipeline.connectors.schema.AvroSchemas;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Confluent's own serializer and deserializer on the other side, in both directions, byte for byte.
 */
class ConfluentAvroInteropTest {

    private static final String SCOPE = "interop";
    private static final String URL = "mock://" + SCOPE;
    private static final String TOPIC = "orders";
    private static final int SCHEMAS = 300;

    private final RegistrySettings registry = new RegistrySettings(URL, Map.of());
    private final SchemaRegistryClient client = MockSchemaRegistry.getClientForScope(SCOPE);
    private final Map<String, ?> properties =
            Map.of("schema.registry.url", URL, "auto.register.schemas", true);

    @AfterEach
    void forget() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void isTheSameBytesForRandomSchemasAndRecords() throws Exception {
        RandomSchemas schemas = new RandomSchemas(3);
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(client, properties);
                KafkaAvroDeserializer deserializer =
                        new KafkaAvroDeserializer(client, properties)) {
            for (int i = 0; i < SCHEMAS; i++) {
                Schema schema = schemas.record();
                String topic = TOPIC + i;
                FormatSchema planned = null;
                for (Object datum : new RandomData(schema, 3, i)) {
                    byte[] theirs = serializer.serialize(topic, datum);
                    planned = planned == null ? plan(topic) : planned;
                    Row row = decoder(planned).decode(theirs);
                    byte[] ours = encoder(planned).encode(row);
                    assertThat(ours).as(schema.toString()).isEqualTo(theirs);
                    assertThat(deserializer.deserialize(topic, ours))
                            .isEqualTo(deserializer.deserialize(topic, theirs));
                }
            }
        }
    }

    @Test
    void isTheSameBytesForRowsWithEveryLogicalType() throws Exception {
        RandomRows random = new RandomRows(4);
        Map<String, Object> logical =
                Map.of("schema.registry.url", URL, "avro.use.logical.type.converters", true);
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(client, logical);
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(client, logical)) {
            for (int i = 0; i < SCHEMAS; i++) {
                RowType type = random.rowType(ConfluentAvroInteropTest::hasConversion);
                Schema schema = AvroSchemas.of(type, "test.Row" + i);
                String topic = "logical" + i;
                client.register(topic + "-value", new AvroSchema(schema));
                FormatSchema planned = plan(topic);
                Row row = random.row(planned.type());
                byte[] ours = encoder(planned).encode(row);
                Object theirs = deserializer.deserialize(topic, ours);
                assertThat(serializer.serialize(topic, theirs)).isEqualTo(ours);
                assertThat(decoder(planned).decode(ours)).isEqualTo(row);
            }
        }
    }

    private static boolean hasConversion(DataType type) {
        return !type.toString().contains("duration") && !type.toString().startsWith("map");
    }

    @Test
    void isTheSameBytesForSchemasThatAreNoRecords() throws Exception {
        assertSame("\"string\"", "text");
        assertSame("\"long\"", 7L);
        assertSame("\"bytes\"", new byte[] {1, 2, 3});
        assertSame("\"boolean\"", true);
    }

    private void assertSame(String schema, Object value) throws Exception {
        String topic = "bare-" + schema.replace("\"", "");
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(client, properties)) {
            byte[] theirs = serializer.serialize(topic, value);
            FormatSchema planned = plan(topic);
            Row row = decoder(planned).decode(theirs);
            assertThat(row.get("value")).isEqualTo(value);
            assertThat(encoder(planned).encode(row)).isEqualTo(theirs);
        }
    }

    /** As a source is planned without a schema: by the subject of the topic. */
    private FormatSchema plan(String topic) {
        RecordingFormatContext context =
                new RecordingFormatContext(Part.VALUE, Optional.of(topic), Optional.of(registry));
        FormatSchema planned =
                new ConfluentAvroFormat().planRead(options(), Optional.empty(), context);
        assertThat(context.problems()).isEmpty();
        return planned;
    }

    private RowDecoder decoder(FormatSchema schema) {
        return new ConfluentAvroFormat()
                .decoder(options(), schema, new MemoryRuntime(Optional.of(registry)));
    }

    private RowEncoder encoder(FormatSchema schema) {
        return new ConfluentAvroFormat()
                .encoder(options(), schema, new MemoryRuntime(Optional.of(registry)));
    }

    private static ConfluentAvroOptions options() {
        return new ConfluentAvroOptions(
                Optional.empty(),
                SubjectStrategy.TOPIC_NAME,
                "latest",
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
